package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a node takes of the machine, and what it counts itself. */
final class Vitals {
    private static final long KIB = 1_024;

    /** In ms. A full collection of a small heap takes a fraction of that. */
    private static final long COLLECTS_WITHIN = 30_000;

    private static final Pattern METRICS = Pattern.compile("metrics at (http://\\S+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final Node node;
    private final Program collector;

    private Vitals(Node node, Path directory) {
        this.node = node;
        this.collector = new Program(directory.resolve("collector.log"));
    }

    /** Of each node. */
    static List<Vitals> of(Scene scene, Drill.Given given) {
        return scene.nodes().stream()
                .map(node -> new Vitals(node, given.directory()))
                .toList();
    }

    /** What is left on the heap when all that is not needed has been collected, in KiB. */
    long heap() {
        Path jdk = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        collector.start(List.of(jdk.toString(), Long.toString(node.program().pid()), "GC.run"), Map.of());
        collector.endsWithin(COLLECTS_WITHIN);
        return Math.round(sum("jvm_memory_used_bytes{area=\"heap\"")) / KIB;
    }

    /** What it holds of the machine's memory, in KiB. */
    long resident() {
        var found = RESIDENT.matcher(read(proc("status")));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** Open files and sockets. */
    long descriptors() {
        try (Stream<Path> open = Files.list(proc("fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(node.program().pid()), name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
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
