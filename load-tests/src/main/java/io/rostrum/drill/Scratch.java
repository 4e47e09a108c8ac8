package io.rostrum.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory of a run's own, which is there until it is thrown away. */
public record Scratch(Path path) {
    /** @param name what it is for */
    public static Scratch of(String name) throws IOException {
        return new Scratch(Files.createTempDirectory("rostrum-" + name));
    }

    /** Deletes it with all that is in it. */
    public void throwAway() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
