package io.rostrum.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one drill, or all, and says whether what was promised was kept: 0 if so, 1 if not, 2 if it could not be done here. */
@Command(name = "drill", mixinStandardHelpOptions = true, description = "Breaks things while a room votes.")
public final class Main implements Runnable {
    private static final int BROKEN = 1;
    private static final int SKIPPED = 2;

    @Parameters(paramLabel = "NAME", description = "Which one, such as kill-node; or all.")
    private String name = "";

    @Option(names = "--voters", paramLabel = "N", description = "How many people vote. Default: as the drill has it.")
    private int voters;

    @Option(names = "--seed", paramLabel = "N", description = "Repeats the dice of an earlier run.")
    private long seed = System.nanoTime();

    @Option(names = "--minutes", paramLabel = "N", description = "How long the soak lasts. Default: 10.")
    private int minutes = 10;

    private boolean kept = true;
    private boolean skipped;

    private Main() {}

    public static void main(String[] args) {
        // The packed server has a configuration of its own, behind this one on the class path; logback would tell of
        // that.
        System.setProperty("logback.statusListenerClass", "ch.qos.logback.core.status.NopStatusListener");
        var main = new Main();
        int mistake = new CommandLine(main).execute(args);
        System.exit(mistake != 0 ? mistake : main.verdict());
    }

    private int verdict() {
        return !kept ? BROKEN : skipped ? SKIPPED : 0;
    }

    @Override
    public void run() {
        var chosen = Drills.ALL.stream()
                .filter(drill -> name.equals("all") || drill.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandLine.ParameterException(
                    new CommandLine(this),
                    "There is no drill '" + name + "'; there are "
                            + Drills.ALL.stream().map(Drill::name).toList());
        }
        chosen.forEach(this::runIfPossible);
    }

    private void runIfPossible(Drill drill) {
        String hindrance = drill.hindrance();
        if (hindrance.isEmpty()) {
            run(drill);
        } else {
            System.out.println(drill.name() + " is skipped. " + hindrance);
            skipped = true;
        }
    }

    private void run(Drill drill) {
        System.out.printf("%s: %s (--seed %d)%n", drill.name(), drill.about(), seed);
        try {
            var scratch = Scratch.of("drill");
            int people = voters > 0 ? voters : drill.voters();
            Report report = drill.run(new Drill.Given(
                    scratch.path(), new Random(seed), people, Launch.packed(), Duration.ofMinutes(minutes)));
            System.out.println(report.text());
            kept &= report.passed();
            if (report.passed()) {
                scratch.throwAway();
            } else {
                System.out.println("What everybody said is in " + scratch.path());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
