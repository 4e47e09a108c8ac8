package io.rostrum;

import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A whole server in a process of its own, which a test may freeze, ask to end, or end as the kernel would. */
public final class NodeProcess implements AutoCloseable {
    static final Duration SOON = Program.SOON;

    private final Path directory;
    private final Program program;

    private NodeProcess(Path directory, Program program) {
        this.directory = directory;
        this.program = program;
    }

    /** Starts it in that directory and returns at once. */
    static NodeProcess start(Path directory, String key, List<String> jvm, List<String> options) {
        Path links = directory.resolve("links.json");
        var arguments = new ArrayList<>(
                List.of("--port", "0", "--data", directory.resolve("data").toString()));
        arguments.addAll(List.of("--address", "127.0.0.1", "--management", "127.0.0.1:0", "--links", links.toString()));
        arguments.addAll(options);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var environment = Map.of("ROSTRUM_KEY", key);
        return new NodeProcess(
                directory, Program.start(directory.resolve("log"), environment, Program.rostrum(jvm, arguments)));
    }

    /** Waits until it serves, and gives its links. */
    Links links() {
        Path file = directory.resolve("links.json");
        await().atMost(SOON).until(() -> Files.exists(file) || !program.isAlive());
        if (!program.isAlive()) {
            throw new AssertionError(log());
        }
        try {
            return LinksFile.parse(Files.readString(file)).orElseThrow().links();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return URI.create(links().base()).getPort();
    }

    String log() {
        return program.said();
    }

    /** A metric, named with its labels, as it is now. */
    double metric(String name) {
        links();
        String address = log().lines()
                .filter(line -> line.contains("metrics at "))
                .map(line -> line.substring(line.indexOf("metrics at ") + "metrics at ".length()))
                .findFirst()
                .orElseThrow();
        return Room.get(URI.create(address))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    int ready() {
        HttpResponse<String> answer = Room.get(URI.create(links().base() + "/health/ready"));
        return answer.statusCode();
    }

    void signal(String name) {
        program.signal(name);
    }

    void kill() {
        program.close();
    }

    /** Waits for its end and gives its status. */
    int status() {
        return program.status();
    }

    @Override
    public void close() {
        program.close();
    }
}
