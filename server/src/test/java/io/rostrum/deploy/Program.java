package io.rostrum.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

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

    /** Below those that the system gives to the near end of connections, one of which could take it before it is used. */
    static int freePort() {
        return free(1);
    }

    /** The first of two that are free side by side, as a node's traffic with others takes. */
    static int freePair() {
        return free(2);
    }

    private static int free(int number) {
        return new Random()
                .ints(17_000, 32_000)
                .filter(first -> IntStream.range(first, first + number).allMatch(Program::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
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
