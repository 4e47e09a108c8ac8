package io.rostrum.bench;

import io.rostrum.drill.Launch;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the measures start programs: the server as the launcher does, and the peers with a plain Java. */
final class Delivered {
    private static final String JAVA = ProcessHandle.current().info().command().orElseThrow();

    private Delivered() {}

    /** The server, as the launcher starts it. */
    static Launch server() {
        return new Launch(java(kept(), "-jar", jar()));
    }

    /** The same without the classes that the launcher keeps. */
    static Launch withoutCache() {
        return new Launch(java(new String[0], "-jar", jar()));
    }

    /** Whether the launcher has made one. */
    static boolean hasCache() {
        return kept().length > 0;
    }

    private static String[] kept() {
        Path classes = Launch.file("server/target/rostrum.aot");
        return Files.exists(classes)
                ? new String[] {"-XX:AOTCache=" + classes, "-Xlog:aot=off", "-Xlog:cds=off"}
                : new String[0];
    }

    /** Another main class of ours around the same server. */
    static Launch server(Class<?> main, String... more) {
        return new Launch(java(more, "-cp", own() + File.pathSeparator + jar(), main.getName()));
    }

    /** Another program of ours, with the libraries that the server has. */
    static List<String> program(Class<?> main, String... arguments) {
        var words = new ArrayList<>(java(new String[0], "-cp", own() + File.pathSeparator + jar(), main.getName()));
        words.addAll(List.of(arguments));
        return words;
    }

    private static List<String> java(String[] more, String... last) {
        var words = new ArrayList<>(List.of(JAVA, "@" + Launch.file("server/src/main/bundle/jvm.options")));
        words.addAll(List.of(more));
        words.addAll(List.of(last));
        return words;
    }

    private static String jar() {
        return Launch.file("server/target/rostrum.jar").toString();
    }

    /** Where these classes lie. */
    private static String own() {
        try {
            return Path.of(Delivered.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
