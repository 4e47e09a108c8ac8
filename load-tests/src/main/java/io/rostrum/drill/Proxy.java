package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HAProxy before three nodes, with the file that operators are given, which its environment tells where everything is. */
final class Proxy implements AutoCloseable {
    /** A connection takes two descriptors, and a process may have twenty thousand. */
    private static final String MOST = "9000";

    private final int port;
    private final int statistics;
    private final List<String> nodes;
    private final Path directory;
    private final Program program;

    /** @param nodes each as host:port */
    Proxy(Path directory, int port, int statistics, List<String> nodes) {
        this.directory = directory;
        this.port = port;
        this.statistics = statistics;
        this.nodes = nodes;
        this.program = new Program(directory.resolve("log"));
    }

    /** Starts it, and waits until it takes connections. */
    void start() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String file = Launch.file("deploy/haproxy.cfg").toString();
        program.start(List.of("haproxy", "-db", "-f", file), environment());
        await().atMost(Crowd.SOON)
                .failFast("it has ended", () -> !program.isAlive())
                .until(() -> Ports.isServed(port));
    }

    private Map<String, String> environment() {
        var environment = new TreeMap<>(Map.of(
                "ROSTRUM_HTTP", "127.0.0.1:" + port,
                "ROSTRUM_STATISTICS", "127.0.0.1:" + statistics,
                "ROSTRUM_MOST", MOST));
        for (int i = 0; i < nodes.size(); i++) {
            environment.put("ROSTRUM_NODE" + (i + 1), nodes.get(i));
        }
        return environment;
    }

    /** Whether it gives this node, counted from one, new phones. */
    boolean uses(int node) {
        return metrics().contains("server=\"node%d\",state=\"UP\"} 1".formatted(node));
    }

    private String metrics() {
        try (var answer = URI.create("http://127.0.0.1:" + statistics + "/metrics")
                .toURL()
                .openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notNow) {
            return "";
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        program.close();
    }
}
