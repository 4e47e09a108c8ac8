package io.rostrum.pages;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The packed server as a process on a data directory of its own; it can be killed and started again where it was. */
final class RostrumProcess implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Path directory;
    private final List<String> arguments;
    private Process process;
    private Links links;

    private RostrumProcess(Path directory, List<String> arguments, Process process, Links links) {
        this.directory = directory;
        this.arguments = arguments;
        this.process = process;
        this.links = links;
    }

    static RostrumProcess start(String... arguments) {
        try {
            Path directory = Files.createTempDirectory("rostrum-pages");
            Process process = launch(directory, 0, List.of(arguments));
            return new RostrumProcess(directory, List.of(arguments), process, links(directory, process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Links links() {
        return links;
    }

    /** As a power cut would: nothing is closed, nothing is said. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    void startAgain() {
        try {
            Files.delete(directory.resolve("links.json"));
            process = launch(directory, links.port(), arguments);
            links = links(directory, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process launch(Path directory, int port, List<String> arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = Path.of(System.getProperty("rostrum.jar")).normalize().toString();
        // Half a second sooner there: these servers live for seconds.
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar));
        command.addAll(List.of("--port", Integer.toString(port), "--address", "127.0.0.1"));
        command.addAll(List.of("--data", directory.resolve("data").toString()));
        command.addAll(List.of("--links", directory.resolve("links.json").toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
        // A run that is broken off leaves none behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process;
    }

    private static Links links(Path directory, Process process) throws IOException {
        try {
            return await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(50))
                    .failFast("it runs", () -> !process.isAlive())
                    .until(() -> Links.read(directory.resolve("links.json")), Optional::isPresent)
                    .orElseThrow();
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw new IllegalStateException(Files.readString(directory.resolve("log")), e);
        }
    }

    /** Asked to end, it ends its Redis too. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        delete(directory);
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
