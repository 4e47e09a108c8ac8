package io.rostrum.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The network between nodes is cut. This lays the networks, and runs itself once more within them ({@link SplitWithin}), so that
 * nothing of it touches the network of the machine.
 */
final class Split implements Drill {
    /** Tells the one within that it is, and what the networks are called. */
    static final String WITHIN = "rostrum.drill.cables";

    /** In minutes; it takes one or two. */
    private static final long LONGEST = 10;

    /** In s. Whoever is asked to end ends what it has started first. */
    private static final long ENDS_WITHIN = 15;

    @Override
    public String name() {
        return "split";
    }

    @Override
    public String about() {
        return "A node is cut off from the other two and not from Redis; then from Redis and not from them; each time it heals.";
    }

    @Override
    public int voters() {
        return 500;
    }

    @Override
    public String hindrance() {
        if (System.getProperty(WITHIN) != null) {
            return "";
        }
        String probe = "drill" + ProcessHandle.current().pid() + "-probe";
        boolean may = "root".equals(System.getProperty("user.name")) && Cables.done("netns add " + probe);
        Cables.done("netns del " + probe);
        return may ? "" : "It makes network namespaces: that needs Linux, the command ip, and root.";
    }

    @Override
    public Report run(Given given) {
        String within = System.getProperty(WITHIN);
        if (within != null) {
            return new SplitWithin(new Cables(within), given).run();
        }
        var report = new Report(name());
        var cables = new Cables("drill" + ProcessHandle.current().pid());
        var hook = new Thread(cables::close);
        try (cables) {
            Runtime.getRuntime().addShutdownHook(hook);
            cables.lay();
            report.atMost(0, "what the drill within those networks ended with", within(cables, given), "");
        }
        return report;
    }

    private static int within(Cables cables, Given given) {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        command.add("-Drostrum.jar=" + System.getProperty("rostrum.jar"));
        command.add("-D" + WITHIN + "=" + cables.hub().replace("-hub", ""));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("split", "--voters", Integer.toString(given.voters())));
        try {
            Process process = new ProcessBuilder(Cables.within(cables.hub(), command))
                    .inheritIO()
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> statusOf(process, 0)));
            return statusOf(process, TimeUnit.MINUTES.toSeconds(LONGEST));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it ended with; one that does not end within that time is ended. */
    private static int statusOf(Process process, long seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroy();
                process.waitFor(ENDS_WITHIN, TimeUnit.SECONDS);
            }
            return process.isAlive() ? 1 : process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return 1;
        }
    }
}
