package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Main;
import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One node in a process of its own, set up by its environment alone, as deploy/ does it. */
final class NodeProgram implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    /** 32 bytes that are no secret. */
    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final Program program;
    private final Path directory;
    private final int port;
    private final int management;

    private NodeProgram(Program program, Path directory, int port, int management) {
        this.program = program;
        this.directory = directory;
        this.port = port;
        this.management = management;
    }

    static NodeProgram start(Path directory, String redis, int port) throws IOException {
        Files.createDirectories(directory);
        Files.deleteIfExists(directory.resolve("links"));
        int management = Program.freePort();
        var environment = Map.of(
                "ROSTRUM_PORT",
                Integer.toString(port),
                "ROSTRUM_ADDRESS",
                "127.0.0.1",
                "ROSTRUM_DATA",
                directory.resolve("data").toString(),
                "ROSTRUM_LINKS",
                directory.resolve("links").toString(),
                "ROSTRUM_MANAGEMENT",
                "127.0.0.1:" + management,
                "ROSTRUM_KEY",
                KEY,
                "ROSTRUM_REDIS",
                redis);
        var program = Program.start(directory.resolve("log"), environment, command(List.of()));
        return new NodeProgram(program, directory, port, management);
    }

    /** The flags make a JVM that lives for seconds start in half the time; it runs the same code. */
    static List<String> command(List<String> arguments) {
        var command = new java.util.ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path").replaceFirst("[^:]*test-classes/?:", ""),
                Main.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Waits until it serves. */
    Links links() throws IOException {
        Path file = directory.resolve("links");
        await().atMost(SOON).until(() -> Files.exists(file) || !program.isAlive());
        assertThat(program.isAlive()).as(program.said()).isTrue();
        return LinksFile.parse(Files.readString(file)).orElseThrow();
    }

    String metrics() {
        return Http.get("http://127.0.0.1:" + management + "/metrics").body();
    }

    /** How many sockets this node has. */
    int sockets() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("rostrum_sockets "))
                .mapToInt(line -> (int) Double.parseDouble(line.split(" ")[1]))
                .sum();
    }

    /** What the health check gets for a status. */
    int ready() {
        return Http.get("http://127.0.0.1:" + port + "/health/ready").statusCode();
    }

    Program program() {
        return program;
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        program.close();
    }
}
