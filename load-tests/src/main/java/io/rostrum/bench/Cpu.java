package io.rostrum.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The processor time that a process has used, in its own code and in the kernel's, and how much of a core that is. */
final class Cpu {
    /** What the kernel counts in; it is the same on every Linux. */
    private static final double TICKS_A_SECOND = 100;

    /** Where user and system time stand after the name, which is in brackets and may hold anything. */
    private static final int USER = 11;

    private final long pid;
    private double used;
    private long since;

    Cpu(long pid) {
        this.pid = pid;
        begin();
    }

    static Cpu own() {
        return new Cpu(ProcessHandle.current().pid());
    }

    /** What was before does not count any more. */
    void begin() {
        used = seconds();
        since = System.nanoTime();
    }

    /** Cores that it has kept busy since. */
    double cores() {
        return (seconds() - used) / ((System.nanoTime() - since) / 1e9);
    }

    private double seconds() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) / TICKS_A_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
