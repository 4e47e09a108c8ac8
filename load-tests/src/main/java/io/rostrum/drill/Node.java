package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Rostrum in a process of its own, always with the same directory and port. */
public final class Node implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final Launch launch;
    private final List<String> options;
    private final Map<String, String> environment;
    private final Program program;

    /** @param options what it is given besides its port, its directory and its links */
    public Node(Path directory, int port, Launch launch, List<String> options, Map<String, String> environment) {
        this.directory = directory;
        this.port = port;
        this.launch = launch;
        this.options = options;
        this.environment = environment;
        this.program = new Program(directory.resolve("log"));
    }

    /** Starts it, and returns at once. */
    public void start() {
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(linksFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        program.start(command(), environment);
    }

    private List<String> command() {
        var command = new ArrayList<>(launch.words());
        command.addAll(List.of("--port", Integer.toString(port), "--address", "127.0.0.1"));
        command.addAll(
                List.of("--data", data().toString(), "--links", linksFile().toString()));
        command.addAll(options);
        return command;
    }

    /** Waits until it serves, and gives its links. */
    public Links links() {
        await().atMost(Crowd.SOON).until(() -> Files.exists(linksFile()) || !program.isAlive());
        try {
            return LinksFile.parse(Files.readString(linksFile())).orElseThrow().links();
        } catch (IOException e) {
            throw new IllegalStateException(program.said(), e);
        }
    }

    /** Whether it serves; it says so in one go. */
    public boolean isReady() {
        return Files.exists(linksFile());
    }

    private Path linksFile() {
        return directory.resolve("links.json");
    }

    public Path data() {
        return directory.resolve("data");
    }

    public int port() {
        return port;
    }

    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
