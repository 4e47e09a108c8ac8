package io.rostrum.kill;

import static org.awaitility.Awaitility.await;

import io.rostrum.Main;
import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A whole server in a process of its own, always with the same directory and port, and its Redis, which outlives it. Both can be
 * ended as the kernel or a power failure would end them.
 */
final class RostrumProcess implements AutoCloseable {
    /** It took over the Redis that the last one left, or started the first. */
    private static final Pattern HAS_REDIS = Pattern.compile("(Took over the|Started) Redis");

    private final Path directory;
    private final int port;
    private @Nullable Process process;

    RostrumProcess(Path directory, RandomGenerator chance) {
        this.directory = directory;
        this.port = freePort(chance);
    }

    /** Below the ports that the system gives to outgoing connections, or one of those could hold it while the server is dead. */
    private static int freePort(RandomGenerator chance) {
        while (true) {
            int port = chance.nextInt(17_000, 32_000);
            try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException taken) {
                // Another is tried.
            }
        }
    }

    /** Starts it, and returns at once. The flags make a JVM that lives for seconds start in half the time; it runs the same code. */
    void start() {
        var command = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path").replaceFirst("[^:]*test-classes/?:", ""),
                        Main.class.getName(),
                        "--port",
                        Integer.toString(port),
                        "--management",
                        "127.0.0.1:0",
                        "--data",
                        directory.resolve("data").toString(),
                        "--address",
                        "127.0.0.1",
                        "--links",
                        linksFile().toString()))
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(log().toFile());
        try {
            Files.deleteIfExists(linksFile());
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves, and gives its links. */
    Links links() {
        await().atMost(Crowd.SOON)
                .until(() -> Files.exists(linksFile()) || !process().isAlive());
        return LinksFile.parse(read(linksFile())).orElseThrow().links();
    }

    /** Waits until it is in the middle of its start. */
    void awaitItsRedis() {
        await().atMost(Crowd.SOON)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> HAS_REDIS.matcher(said()).find() || !process().isAlive());
    }

    boolean isAlive() {
        return process().isAlive();
    }

    String said() {
        return read(log());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path linksFile() {
        return directory.resolve("links.json");
    }

    private Path log() {
        return directory.resolve("log");
    }

    /** Where Redis keeps its data. */
    Path redisDirectory() {
        return directory.resolve("data/redis");
    }

    private Process process() {
        return Objects.requireNonNull(process);
    }

    int port() {
        return port;
    }

    void kill() {
        process().destroyForcibly().onExit().join();
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
        if (process != null) {
            kill();
        }
        while (!redis().isEmpty()) { // one may just be starting
            killRedis();
        }
    }
}
