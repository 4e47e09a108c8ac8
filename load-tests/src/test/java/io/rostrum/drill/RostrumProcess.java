package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** A whole server and its Redis, which outlives it. Both can be ended as the kernel or a power failure would end them. */
final class RostrumProcess implements AutoCloseable {
    /** It took over the Redis that the last one left, or started the first. */
    private static final Pattern HAS_REDIS = Pattern.compile("(Took over the|Started) Redis");

    private final Node node;

    RostrumProcess(Path directory, RandomGenerator chance) {
        var options = List.of("--management", "127.0.0.1:0");
        this.node = new Node(directory, new Ports(chance).free(), Launch.packed(), options, Map.of());
    }

    /** Starts it, and returns at once. */
    void start() {
        node.start();
    }

    Links links() {
        return node.links();
    }

    /** Waits until it is in the middle of its start. */
    void awaitItsRedis() {
        await().atMost(Crowd.SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> HAS_REDIS.matcher(said()).find() || !isAlive());
    }

    boolean isAlive() {
        return node.program().isAlive();
    }

    String said() {
        return node.program().said();
    }

    /** Where Redis keeps its data. */
    Path redisDirectory() {
        return node.data().resolve("redis");
    }

    int port() {
        return node.port();
    }

    void kill() {
        node.program().kill();
    }

    void killRedis() {
        redis().forEach(its -> {
            its.destroyForcibly();
            its.onExit().join();
        });
    }

    /** Every process that works in the directory of Redis. */
    List<ProcessHandle> redis() {
        return ProcessHandle.allProcesses()
                .filter(its -> redisDirectory().equals(workingDirectory(its)))
                .toList();
    }

    private static Path workingDirectory(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
        } catch (IOException gone) {
            return Path.of("/");
        }
    }

    @Override
    public void close() {
        node.close();
        while (!redis().isEmpty()) { // one may just be starting
            killRedis();
        }
    }
}
