package io.rostrum.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program in a process of its own, with a log; it can be ended as the kernel would, or asked to end. */
public final class Program implements AutoCloseable {
    private final Path log;
    private int begun;
    private @Nullable Process process;

    public Program(Path log) {
        this.log = log;
    }

    /** Starts it, and returns at once. What an earlier one said is kept. */
    public void start(List<String> command, Map<String, String> environment) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        begun = log().length();
        try {
            Process started = builder.start();
            process = started;
            endWithUs(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A drill that is broken off leaves nothing behind; not even what it starts after that. */
    private static void endWithUs(Process started) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        } catch (IllegalStateException endingAlready) {
            started.destroyForcibly();
        }
    }

    private Process process() {
        return Objects.requireNonNull(process);
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    public long pid() {
        return process().pid();
    }

    /** Ends it as a failure of power would. */
    public void kill() {
        process().destroyForcibly().onExit().join();
    }

    /** Asks it to end. */
    public void end() {
        process().destroy();
    }

    /** Whether it has ended by itself within that time, in ms. */
    public boolean endsWithin(long millis) {
        try {
            return process().waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it has ended with. */
    public int exitCode() {
        return process().exitValue();
    }

    /** What it has said since it was last started. */
    public String said() {
        return log().substring(begun);
    }

    private String log() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }
}
