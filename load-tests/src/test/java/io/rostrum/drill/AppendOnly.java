package io.rostrum.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The append-only file of a Redis as it was at one moment; one file or, from Redis 7 on, a directory of them. */
record AppendOnly(Path directory, Map<Path, byte[]> files) {

    static AppendOnly of(Path directory) throws IOException {
        var files = new TreeMap<Path, byte[]>();
        for (Path file : parts(directory)) {
            if (Files.isRegularFile(file)) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return new AppendOnly(directory, files);
    }

    private static List<Path> parts(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(part -> directory.relativize(part).toString().startsWith("appendonly"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Puts it in the place of the one that is there now, of a Redis that does not run. */
    void putBack() throws IOException {
        for (Path part : parts(directory)) {
            Files.delete(part);
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.write(file.getKey(), file.getValue());
        }
    }
}
