package io.rostrum.deploy;

import static org.awaitility.Awaitility.await;

import io.rostrum.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's redis-server with the configuration and the users that operators are given, on a port of its own. */
final class RedisProgram implements AutoCloseable {
    /** One who may do everything. */
    private static final String THE_TEST = "\nuser test on >test ~* &* +@all\n";

    private final int port;
    private final Program program;

    private RedisProgram(int port, Program program) {
        this.port = port;
        this.program = program;
    }

    /** Starts it on a directory. The options are what its command line takes, and go before the file. */
    static RedisProgram start(Path directory, Secrets secrets, String... options) throws Exception {
        Files.createDirectories(directory);
        Path users = Files.writeString(directory.resolve("users.acl"), secrets.text("redis-users") + THE_TEST);
        int port = Program.freePort();
        var command = new ArrayList<>(
                List.of("redis-server", Deploy.file("deploy/redis.conf").toString(), "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--dir", directory.toString(), "--aclfile", users.toString()));
        command.addAll(List.of(options));
        var redis = new RedisProgram(port, Program.start(directory.resolve("log"), Map.of(), command));
        await().atMost(NodeProgram.SOON).until(() -> redis.ask("ping").equals("PONG") || !redis.program.isAlive());
        return redis;
    }

    /** What redis-cli gets for an answer, as one who may do everything. */
    String ask(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("redis-cli", "-u", "redis://test:test@127.0.0.1:" + port));
        command.add("--no-auth-warning");
        command.addAll(List.of(words));
        var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        return answer.strip();
    }

    int port() {
        return port;
    }

    Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
