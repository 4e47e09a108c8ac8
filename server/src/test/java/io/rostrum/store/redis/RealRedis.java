package io.rostrum.store.redis;

import static org.awaitility.Awaitility.await;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A real redis-server on a directory of a test, which the test may kill, freeze and start again on the same port. */
final class RealRedis implements Closeable {
    static final String PASSWORD = "let-me-in";

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Path directory;
    private final RedisBinary binary;
    private final int port;
    private final List<String> options;
    private Process process;

    private RealRedis(Path directory, RedisBinary binary, int port, List<String> options) throws IOException {
        this.directory = directory;
        this.binary = binary;
        this.port = port;
        this.options = options;
        this.process = launch();
    }

    static RealRedis start(Path directory, String... options) throws IOException {
        return start(RedisBinaries.ofThisMachine().choose(RedisVersion.OLDEST, directory), directory, options);
    }

    static RealRedis start(RedisBinary binary, Path directory, String... options) throws IOException {
        RealRedis redis;
        do {
            redis = new RealRedis(directory, binary, new FreePort(new Random()).find(), List.of(options));
        } while (!redis.process.isAlive()); // somebody else took the port meanwhile
        return redis;
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(List.of(binary.path().toString(), "--bind", "127.0.0.1"));
        command.addAll(List.of("--port", Integer.toString(port), "--dir", directory.toString()));
        command.addAll(List.of("--requirepass", PASSWORD, "--masterauth", PASSWORD));
        command.addAll(List.of(
                "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--repl-diskless-sync-delay", "0"));
        command.addAll(options);
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("redis.log").toFile()))
                .start();
        await().atMost(SOON).until(() -> answers() || !started.isAlive());
        return started;
    }

    private boolean answers() {
        try {
            return ask("PING").equals(List.of("PONG"));
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    String url() {
        return url(PASSWORD);
    }

    String url(String password) {
        return "redis://:" + password + "@127.0.0.1:" + port;
    }

    /** Asks over a connection of its own; an array comes flat, and what is not there as an empty text. */
    List<String> ask(String... words) {
        try (var connection = RespConnection.open("127.0.0.1", port, SOON)) {
            connection.call("AUTH", PASSWORD);
            return connection.call(words);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    String one(String... words) {
        return ask(words).getFirst();
    }

    /** Ends the process as a power failure would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void startAgain() throws IOException {
        process = launch();
    }

    /** Lets it answer nothing, its connections open, until {@link #thaw}. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        kill();
    }
}
