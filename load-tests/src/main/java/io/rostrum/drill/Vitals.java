package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a node takes of the machine, and what it counts itself. */
final class Vitals {
    private static final long KIB = 1_024;

    private static final Pattern METRICS = Pattern.compile("metrics at (http://\\S+)");

    private final Node node;
    private final Path directory;

    private Vitals(Node node, Path directory) {
        this.node = node;
        this.directory = directory;
    }

    /** Of each node. */
    static List<Vitals> of(Scene scene, Drill.Given given) {
        return scene.nodes().stream()
                .map(node -> new Vitals(node, given.directory()))
                .toList();
    }

    /** What is left on the heap when all that is not needed has been collected, in KiB. */
    long heap() {
        footprint().asks("GC.run");
        return Math.round(sum("jvm_memory_used_bytes{area=\"heap\"")) / KIB;
    }

    /** What it holds of the machine's memory, in KiB. */
    long resident() {
        return Math.round(footprint().resident());
    }

    private Footprint footprint() {
        return new Footprint(node.program().pid(), directory);
    }

    /** Open files and sockets. */
    long descriptors() {
        try (Stream<Path> open =
                Files.list(Path.of("/proc", Long.toString(node.program().pid()), "fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many sockets it has ended for that reason. */
    long closes(String code) {
        return Math.round(sum("rostrum_closes_total{code=\"" + code + "\"}"));
    }

    /** The sum of all its metrics that begin so. */
    private double sum(String beginning) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String metrics() {
        var found = METRICS.matcher(node.program().said());
        await().atMost(Crowd.SOON)
                .until(() -> found.reset(node.program().said()).find());
        try (var answer = URI.create(found.group(1)).toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
