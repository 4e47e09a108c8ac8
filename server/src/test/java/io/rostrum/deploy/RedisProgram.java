package io.rostrum.deploy;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's redis-server with the configuration that operators are given, on a directory and a port of its own. */
final class RedisProgram implements AutoCloseable {
    static final String PASSWORD = "just-for-this-test";

    private static final Duration SOON = Duration.ofSeconds(30);

    /** Who may do everything, and one who is as a node is. */
    private static final String THE_TEST =
            "user test on >%s ~* &* +@all%nuser other on >%s ~* &* +@all%n".formatted(PASSWORD, PASSWORD);

    private final Path directory;
    private final int port;
    private final Program program;

    private RedisProgram(Path directory, int port, Program program) {
        this.directory = directory;
        this.port = port;
        this.program = program;
    }

    /** The options are what the command line of Redis takes, and go before the file. */
    static RedisProgram start(Path directory, String... options) throws IOException {
        Files.createDirectories(directory);
        String users = Deploy.text("deploy/redis-users.acl.example").replace("PASSWORD", PASSWORD) + THE_TEST;
        Path acl = Files.writeString(directory.resolve("users.acl"), users);
        int port = Program.freePort();
        var command = new ArrayList<>(
                List.of("redis-server", Deploy.file("deploy/redis.conf").toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--dir", directory.toString(), "--aclfile", acl.toString()));
        command.addAll(List.of(options));
        var redis = new RedisProgram(directory, port, Program.start(directory.resolve("log"), Map.of(), command));
        await().atMost(SOON).until(() -> redis.ask("ping").contains("PONG") || !redis.program.isAlive());
        return redis;
    }

    /** What redis-cli gets for an answer, as one who may do everything. */
    String ask(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("redis-cli", "-u", url("test"), "--no-auth-warning"));
        command.addAll(List.of(words));
        var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        asked.waitFor();
        return answer.strip();
    }

    /** Where a node finds it. */
    String url() {
        return url("rostrum");
    }

    String url(String who) {
        return url(who, port);
    }

    static String url(String who, int port) {
        return "redis://" + who + ":" + PASSWORD + "@127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() {
        program.close();
    }
}
