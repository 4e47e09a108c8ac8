package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A Redis in a process of its own, always with the same directory and port, which writes each change to disk before it answers. */
public final class RedisProcess implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final List<String> options;
    private final Program program;

    /** @param options what it is given besides its port and directory */
    public RedisProcess(Path directory, int port, List<String> options) {
        this.directory = directory;
        this.port = port;
        this.options = options;
        this.program = new Program(directory.resolve("log"));
    }

    /** One that runs, in the drill's directory. */
    static RedisProcess of(Drill.Given given) {
        var redis = new RedisProcess(
                given.directory().resolve("redis"), given.ports().free(), List.of());
        redis.start();
        return redis;
    }

    /** As the only one that nodes share. */
    Scene.Shared shared() {
        return new Scene.Shared(url(), this::url, List.of());
    }

    /** Starts it, and waits until it answers. */
    public void start() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command = new ArrayList<>(List.of("redis-server", "--port", Integer.toString(port)));
        command.addAll(List.of("--bind", "127.0.0.1", "--dir", directory.toString(), "--save", ""));
        command.addAll(List.of("--appendonly", "yes", "--appendfsync", "always"));
        command.addAll(options);
        program.start(command, Map.of());
        await().atMost(Crowd.SOON).pollInterval(Duration.ofMillis(20)).until(this::answers);
    }

    private boolean answers() {
        return say("PING").startsWith("+PONG");
    }

    /** Says one command in plain words; gives the beginning of the answer, or nothing if there was none. */
    public String say(String command) {
        return say(port, command);
    }

    /** The same to whatever speaks like Redis at that port. */
    static String say(int port, String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            byte[] answer = new byte[4_096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
        } catch (IOException notNow) {
            return "";
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
