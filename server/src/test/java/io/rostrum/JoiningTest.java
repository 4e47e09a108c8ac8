package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How nodes find each other, and which do not. */
class JoiningTest {
    private static final String OTHER_KEY =
            Base64.getEncoder().encodeToString("another key, of thirty-two bytes".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private Path directory;

    /** As pods behind a headless service: each has an address of its own, all have the port. */
    @Test
    void nodes_find_each_other_by_a_name_and_none_with_another_key_gets_in() throws Exception {
        Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 nodes.test\n127.0.0.2 nodes.test\n");
        try (var nodes = new SeveralNodes(directory.toRealPath(), 1);
                NodeProcess one = byName(nodes, hosts, 1, SeveralNodes.KEY);
                NodeProcess two = byName(nodes, hosts, 2, SeveralNodes.KEY)) {
            SeveralNodes.together(one, two);
            try (NodeProcess stranger = byName(nodes, hosts, 3, OTHER_KEY)) {
                assertThat(stranger.status()).isEqualTo(2);
                assertThat(stranger.log()).contains("Other nodes on this Redis sign with another key");
            }
            assertThat(one.metric("rostrum_members")).isEqualTo(2);
            assertThat(one.links().code()).isEqualTo(two.links().code());
        }
    }

    private NodeProcess byName(SeveralNodes nodes, Path hosts, int host, String key) {
        String port = nodes.join().replaceAll(".*:", "");
        return nodes.add(NodeProcess.start(
                directory.resolve("named-" + host),
                key,
                List.of("-Djdk.net.hosts.file=" + hosts),
                List.of(
                        "--redis",
                        nodes.redisUrl(),
                        "--cluster",
                        "--cluster-address",
                        "127.0.0." + host,
                        "--cluster-port",
                        port,
                        "--cluster-wait",
                        "0",
                        "--join-dns",
                        "nodes.test")));
    }

    /** Vert.x looks once at the class that could make it one of several, and leaves it at that. */
    @Test
    void a_node_by_itself_starts_nothing_of_hazelcast() throws Exception {
        Path loaded = directory.resolve("loaded");
        try (var nodes = new SeveralNodes(directory.toRealPath(), 0);
                NodeProcess alone = nodes.add(NodeProcess.start(
                        directory.resolve("alone"),
                        SeveralNodes.KEY,
                        List.of("-Xlog:class+load:file=" + loaded),
                        List.of("--redis", nodes.redisUrl())))) {
            alone.links();
            try (var lines = Files.lines(loaded)) {
                assertThat(lines.filter(line -> line.contains(" com.hazelcast.")))
                        .hasSizeLessThan(10);
            }
        }
    }
}
