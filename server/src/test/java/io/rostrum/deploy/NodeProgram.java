package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Program;
import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One node in a process of its own, which is told what it needs as deploy/ tells it: by its environment and by files. */
final class NodeProgram implements AutoCloseable {
    static final Duration SOON = Program.SOON;

    private final Program program;
    private final Path links;
    private final int management;

    private NodeProgram(Program program, Path links, int management) {
        this.program = program;
        this.links = links;
        this.management = management;
    }

    /**
     * @param redis a file with the option that says where Redis is
     * @param more what else stands in the environment
     */
    static NodeProgram start(Path directory, Secrets secrets, Path redis, Map<String, String> more) throws IOException {
        Files.createDirectories(directory);
        Path links = directory.resolve("links");
        Files.deleteIfExists(links);
        int management = Program.freePort();
        var environment = new TreeMap<>(Map.of(
                "ROSTRUM_ADDRESS",
                "127.0.0.1",
                "ROSTRUM_DATA",
                directory.resolve("data").toString(),
                "ROSTRUM_LINKS",
                links.toString(),
                "ROSTRUM_MANAGEMENT",
                "127.0.0.1:" + management,
                "ROSTRUM_PROXY",
                "127.0.0.1",
                "ROSTRUM_KEY_FILE",
                secrets.file("rostrum-key").toString()));
        environment.putAll(more);
        var program =
                Program.start(directory.resolve("log"), environment, Program.rostrum(List.of(), List.of("@" + redis)));
        return new NodeProgram(program, links, management);
    }

    /** Waits until it serves. */
    Links links() throws IOException {
        await().atMost(SOON).until(() -> Files.exists(links) || !program.isAlive());
        assertThat(program.isAlive()).as(program.said()).isTrue();
        return LinksFile.parse(Files.readString(links)).orElseThrow().links();
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

    Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
