package io.rostrum.store.redis;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;

/** A sentinel in a process of its own, which watches the primary of a test under the name {@code room}. */
final class RealSentinel implements Closeable {
    private static final String NAME = "room";

    private final int port;
    private final String password;
    private final Process process;

    private RealSentinel(int port, String password, Process process) {
        this.port = port;
        this.password = password;
        this.process = process;
    }

    /**
     * One of three, of which two must agree.
     *
     * @param password what lets into them; empty for nothing
     */
    static RealSentinel watching(RealRedis primary, Path directory, String password) throws IOException {
        int port = new FreePort(new Random()).find();
        Path file = directory.resolve("sentinel-" + port + ".conf");
        Files.write(
                file,
                List.of(
                        "port " + port,
                        "bind 127.0.0.1",
                        "dir " + directory,
                        "sentinel monitor " + NAME + " 127.0.0.1 " + primary.port() + " 2",
                        "sentinel auth-pass " + NAME + " " + RealRedis.PASSWORD,
                        "sentinel down-after-milliseconds " + NAME + " 1000",
                        "sentinel failover-timeout " + NAME + " 4000"));
        if (!password.isEmpty()) {
            var own = List.of("requirepass " + password, "sentinel sentinel-pass " + password);
            Files.write(file, own, StandardOpenOption.APPEND);
        }
        var binary = RedisBinaries.ofThisMachine().choose(RedisVersion.OLDEST, directory);
        return new RealSentinel(
                port,
                password,
                new ProcessBuilder(binary.path().toString(), file.toString(), "--sentinel")
                        .redirectErrorStream(true)
                        .redirectOutput(
                                directory.resolve("sentinel-" + port + ".log").toFile())
                        .start());
    }

    /** The address of what these sentinels watch. */
    static RedisAddress address(List<RealSentinel> sentinels) {
        List<String> hosts =
                sentinels.stream().map(its -> "127.0.0.1:" + its.port).toList();
        String password = sentinels.getFirst().password;
        String more = password.isEmpty() ? "" : "?sentinel=:" + password;
        return RedisAddress.parse(
                        "redis+sentinel://:" + RealRedis.PASSWORD + "@" + String.join(",", hosts) + "/" + NAME + more)
                .orElseThrow();
    }

    /** Whether it knows the two others and the replica, so that it could name a new primary. */
    boolean isReady() {
        try (var connection = RespConnection.open("127.0.0.1", port, java.time.Duration.ofSeconds(5))) {
            if (!password.isEmpty()) {
                connection.call("AUTH", password);
            }
            String info = connection.call("INFO", "sentinel").getFirst();
            return info.contains("slaves=1,sentinels=3");
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
