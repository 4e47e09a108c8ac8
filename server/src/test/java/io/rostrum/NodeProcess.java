package io.rostrum;

import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A whole server in a process of its own, which a test may freeze, ask to end, or end as the kernel would. */
public final class NodeProcess implements AutoCloseable {
    /** Several that start side by side on a busy machine take their time. */
    static final Duration SOON = Duration.ofMinutes(2);

    /** The flags make a JVM that lives for seconds start in half the time; the others stand in the jar's manifest. */
    private static final List<String> JAVA = List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");

    private final Path directory;
    private final Process process;

    private NodeProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts it in that directory and returns at once. */
    static NodeProcess start(Path directory, String key, List<String> jvm, List<String> options) {
        var command = new ArrayList<>(JAVA);
        command.addAll(jvm);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path").replaceFirst("[^:]*test-classes/?:", ""),
                Main.class.getName()));
        command.addAll(
                List.of("--port", "0", "--data", directory.resolve("data").toString()));
        command.addAll(List.of("--address", "127.0.0.1", "--management", "127.0.0.1:0"));
        command.addAll(List.of("--links", directory.resolve("links.json").toString()));
        command.addAll(options);
        try {
            Files.createDirectories(directory);
            var builder = new ProcessBuilder(command)
                    .redirectOutput(directory.resolve("out").toFile())
                    .redirectError(directory.resolve("log").toFile());
            builder.environment().keySet().removeIf(variable -> variable.startsWith("ROSTRUM_"));
            builder.environment().put("ROSTRUM_KEY", key);
            return new NodeProcess(directory, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it serves, and gives its links. */
    Links links() {
        Path file = directory.resolve("links.json");
        await().atMost(SOON).until(() -> Files.exists(file) || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError(log());
        }
        return LinksFile.parse(read(file)).orElseThrow().links();
    }

    int port() {
        return URI.create(links().base()).getPort();
    }

    String log() {
        return read(directory.resolve("log"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A metric without labels, as it is now. */
    double metric(String name) {
        links();
        String address = log().lines()
                .filter(line -> line.contains("metrics at "))
                .map(line -> line.substring(line.indexOf("metrics at ") + "metrics at ".length()))
                .findFirst()
                .orElseThrow();
        return Room.get(URI.create(address))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    int ready() {
        HttpResponse<String> answer = Room.get(URI.create(links().base() + "/health/ready"));
        return answer.statusCode();
    }

    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and gives its status. */
    int status() {
        return process.onExit()
                .orTimeout(SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
