package io.rostrum.drill;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a server is started: the words before its own options. */
public record Launch(List<String> words) {
    /** Where the build puts the packed server; the launcher and the tests say where that is. */
    private static final Path JAR = Path.of(System.getProperty("rostrum.jar", "server/target/rostrum.jar"))
            .toAbsolutePath();

    /** A file of the repository. */
    public static Path file(String name) {
        return JAR.resolve("../../..").resolve(name).normalize();
    }

    /** The server as it is delivered. */
    static Launch packed() {
        return new Launch(words("-jar", JAR.toString()));
    }

    /** Another main class, whose class path goes before the packed server's. */
    static Launch of(String main, String classPath) {
        String all = classPath + File.pathSeparator + JAR;
        return new Launch(words("-cp", all, main));
    }

    /** The flags make a JVM that lives for minutes start in half the time and take little room; it runs the same code. */
    private static List<String> words(String... last) {
        var words = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        words.addAll(List.of(last));
        return List.copyOf(words);
    }
}
