package io.rostrum.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java process holds of the machine's memory. */
public final class Footprint {
    private static final double KIB = 1_024;

    /** In ms. */
    private static final long COLLECTS_WITHIN = 60_000;

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final long pid;
    private final Path directory;

    public Footprint(long pid, Path directory) {
        this.pid = pid;
        this.directory = directory;
    }

    /** What is left on the heap when all that is not needed has been collected, in KiB. */
    public double heap() {
        return found(TOTAL, asks("GC.class_histogram")) / KIB;
    }

    /** Has the process do what the word says, and gives its answer. */
    String asks(String word) {
        var asking = new Program(directory.resolve("collector.log"));
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        asking.start(List.of(jcmd, Long.toString(pid), word), Map.of());
        asking.endsWithin(COLLECTS_WITHIN);
        return asking.said();
    }

    /** What it holds of the machine's memory, in KiB. */
    public double resident() {
        try {
            return found(RESIDENT, Files.readString(Path.of("/proc", Long.toString(pid), "status")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
    }
}
