package io.rostrum.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process of its own, with what it says in a file; killed at the end whatever it does. */
final class Program implements AutoCloseable {
    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with nothing of Rostrum's in the environment but what is given. */
    static Program start(Path log, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("ROSTRUM_"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it to its end, which must be a good one, and gives what it said. */
    static String run(Path log, Map<String, String> environment, List<String> command) {
        try (var program = start(log, environment, command)) {
            int status = program.process.waitFor();
            if (status != 0) {
                throw new AssertionError(command + " ended with " + status + ": " + program.said());
            }
            return program.said();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first of two that are free side by side, as a node's traffic with others takes. */
    static int freePair() {
        while (true) {
            int first = freePort();
            try (var _ = new ServerSocket(first + 1, 1, InetAddress.getLoopbackAddress())) {
                return first;
            } catch (IOException taken) {
                // Another pair is tried.
            }
        }
    }

    /** Sends it a signal such as TERM or STOP. */
    void signal(String name) {
        run(log, Map.of(), List.of("kill", "-" + name, Long.toString(process.pid())));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void awaitEnd() {
        process.onExit().join();
    }

    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
