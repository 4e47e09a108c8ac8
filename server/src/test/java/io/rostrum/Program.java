package io.rostrum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A process of its own, with what it says in a file; killed at the end whatever it does. */
public final class Program implements AutoCloseable {
    /** Several that start side by side on a busy machine take their time. */
    public static final Duration SOON = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * What starts a server, or another thing that Rostrum's command line knows. The flags make a JVM that lives for seconds start in
     * half the time, and the later ones stand in the manifest of the packed jar; it runs the same code.
     *
     * @param jvm what else its virtual machine is told
     */
    public static List<String> rostrum(List<String> jvm, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        Stream.of("java.base/java.lang", "java.base/sun.nio.ch", "java.management/sun.management")
                .forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
        command.add("--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");
        command.add("--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
        command.addAll(jvm);
        command.add("-cp");
        command.add(System.getProperty("java.class.path").replaceFirst("[^:]*test-classes/?:", ""));
        command.add(Main.class.getName());
        command.addAll(arguments);
        return command;
    }

    /** Starts it with nothing of Rostrum's in the environment but what is given. */
    public static Program start(Path log, Map<String, String> environment, List<String> command) {
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
    public static String run(Path log, Map<String, String> environment, List<String> command) {
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
    public static int freePort() {
        return free(1);
    }

    /** The first of two that are free side by side, as a node's traffic with others takes. */
    public static int freePair() {
        return free(2);
    }

    private static int free(int number) {
        return new Random()
                .ints(17_000, 32_000)
                .map(first -> first - first % number)
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
    public void signal(String name) {
        run(log, Map.of(), List.of("kill", "-" + name, Long.toString(process.pid())));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and gives its status. */
    public int status() {
        return process.onExit()
                .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
                .join()
                .exitValue();
    }

    public String said() {
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
