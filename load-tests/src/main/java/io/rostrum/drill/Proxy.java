package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** HAProxy before some nodes: it spreads the phones over those that say they are ready. */
final class Proxy implements AutoCloseable {
    /** The same decisions as in deploy/haproxy.cfg, on this machine's ports; as many phones as 20,000 descriptors carry. */
    private static final String CONFIGURATION = """
            global
              maxconn 9000
            defaults
              mode http
              timeout connect 1s
              timeout client 60s
              timeout server 60s
              timeout tunnel 60s
              timeout check 1s
              option redispatch
              retries 3
              retry-on conn-failure empty-response 503
            frontend phones
              bind 127.0.0.1:%d
              option forwardfor
              default_backend nodes
            backend nodes
              balance leastconn
              option httpchk GET /health/ready
              default-server inter 250ms fall 2 rise 1 observe layer4 error-limit 3 on-error mark-down
            %s
            """;

    private final int port;
    private final List<Integer> nodes;
    private final Path directory;
    private final Program program;

    Proxy(Path directory, int port, List<Integer> nodes) {
        this.directory = directory;
        this.port = port;
        this.nodes = nodes;
        this.program = new Program(directory.resolve("log"));
    }

    /** Starts it, and waits until it takes connections. */
    void start() {
        String servers = IntStream.range(0, nodes.size())
                .mapToObj(i -> "  server node%d 127.0.0.1:%d check".formatted(i + 1, nodes.get(i)))
                .collect(Collectors.joining("\n"));
        try {
            Files.createDirectories(directory);
            Path file = Files.writeString(directory.resolve("haproxy.cfg"), CONFIGURATION.formatted(port, servers));
            program.start(List.of("haproxy", "-db", "-f", file.toString()), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Crowd.SOON).failFast("it runs", () -> !program.isAlive()).until(() -> Ports.isServed(port));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        program.close();
    }
}
