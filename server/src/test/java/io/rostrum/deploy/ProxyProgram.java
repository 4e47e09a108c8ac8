package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Program;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HAProxy with the file that operators are given, which is told by its environment where everything is. */
final class ProxyProgram implements AutoCloseable {
    private final Program program;
    private final int port;
    private final int statistics;

    private ProxyProgram(Program program, int port, int statistics) {
        this.program = program;
        this.port = port;
        this.statistics = statistics;
    }

    /** In front of three nodes. */
    static ProxyProgram start(Path directory, List<Integer> nodes, Map<String, String> more) {
        int port = Program.freePort();
        int statistics = Program.freePort();
        var environment = new TreeMap<>(Map.of(
                "ROSTRUM_HTTP", "127.0.0.1:" + port,
                "ROSTRUM_STATISTICS", "127.0.0.1:" + statistics,
                "ROSTRUM_NODE1", "127.0.0.1:" + nodes.get(0),
                "ROSTRUM_NODE2", "127.0.0.1:" + nodes.get(1),
                "ROSTRUM_NODE3", "127.0.0.1:" + nodes.get(2),
                "ROSTRUM_MOST", "200"));
        environment.putAll(more);
        var command = List.of(
                "haproxy", "-db", "-f", Deploy.file("deploy/haproxy.cfg").toString());
        var proxy =
                new ProxyProgram(Program.start(directory.resolve("proxy.log"), environment, command), port, statistics);
        await().atMost(NodeProgram.SOON).until(() -> proxy.answers() || !proxy.program.isAlive());
        assertThat(proxy.program.isAlive()).as(proxy.said()).isTrue();
        return proxy;
    }

    private boolean answers() {
        try {
            return Http.get("http://127.0.0.1:" + statistics + "/metrics").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** What it thinks of a node: UP, DOWN, or NOLB for one that keeps its sockets and gets no new ones. */
    String state(String node) {
        String prefix = "haproxy_server_status{proxy=\"nodes\",server=\"" + node + "\",state=\"";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(prefix) && line.endsWith(" 1"))
                .map(line -> line.substring(prefix.length(), line.lastIndexOf('"')))
                .findFirst()
                .orElse("?");
    }

    String metrics() {
        return Http.get("http://127.0.0.1:" + statistics + "/metrics").body();
    }

    int port() {
        return port;
    }

    String base() {
        return "http://127.0.0.1:" + port;
    }

    String said() {
        return program.said();
    }

    @Override
    public void close() {
        program.close();
    }
}
