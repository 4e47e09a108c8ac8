package io.rostrum.bench;

import io.rostrum.drill.Launch;
import io.rostrum.drill.Program;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The room that Gatling simulates, beside a server whose first talk is being scored: people come in a burst, read, score within two
 * minutes, ask, vote up, walk out of the Wi-Fi and come back. Gatling says how long each thing took, and whether anything failed.
 */
final class Auditorium implements Measure {
    private static final Path BUILT = Launch.file("load-tests/auditorium/target");
    private static final long PATIENCE = TimeUnit.MINUTES.toMillis(10);

    /** Gatling's last words: the figures, and what was asserted. */
    private static final int LINES = 60;

    private final int phones;
    private final int seconds;

    /** @param seconds from the first phone to the last score */
    Auditorium(int phones, int seconds) {
        this.phones = phones;
        this.seconds = seconds;
    }

    @Override
    public String name() {
        return "auditorium";
    }

    @Override
    public String about() {
        return "a whole room, simulated with Gatling (--phones, --seconds)";
    }

    @Override
    public Table run(Given given) {
        var gatling = new Program(given.directory().resolve("gatling.log"));
        try (Ground ground = Ground.of(given, Delivered.server())) {
            ground.opensScoring();
            ground.moderates(
                    new JsonObject().put("t", "Ask").put("question", "qfirst").put("text", "Why?"));
            gatling.start(command(ground, given.directory()), Map.of());
            boolean ended = gatling.endsWithin(PATIENCE);
            String said = gatling.said();
            System.out.println(last(said));
            var table = new Table("auditorium: %,d phones, %,d s".formatted(phones, seconds));
            table.none("whatever Gatling found not to be so", ended ? gatling.exitCode() : 1);
            return table;
        } finally {
            gatling.close();
        }
    }

    private List<String> command(Ground ground, Path directory) {
        return List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dphones=" + phones,
                "-Dseconds=" + seconds,
                "-Dport=" + ground.port(),
                "-Dcode=" + ground.links().code(),
                "-cp",
                BUILT.resolve("rostrum-auditorium.jar") + File.pathSeparator + BUILT.resolve("lib") + "/*",
                "io.gatling.app.Gatling",
                "--simulation",
                "io.rostrum.auditorium.Auditorium",
                "--no-reports",
                "--results-folder",
                directory.toString());
    }

    private static String last(String said) {
        List<String> lines = said.lines().toList();
        return lines.stream().skip(Math.max(0, lines.size() - LINES)).collect(Collectors.joining("\n"));
    }
}
