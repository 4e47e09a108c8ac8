package io.rostrum.store.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** Where a redis-server may come from: the search path first, then the one that Rostrum brings along. */
record RedisBinaries(String searchPath) {

    static RedisBinaries ofThisMachine() {
        String path = System.getenv("PATH");
        return new RedisBinaries(path == null ? "" : path);
    }

    /** The first that can read what {@code written} wrote; the one brought along is unpacked into {@code directory} only if needed. */
    RedisBinary choose(RedisVersion written, Path directory) throws IOException {
        Optional<RedisBinary> onPath = onPath();
        Optional<RedisBinary> fitting =
                onPath.filter(binary -> !binary.version().olderThan(written));
        if (fitting.isPresent()) {
            return fitting.get();
        }
        Optional<RedisBinary> brought = brought(directory);
        return brought.filter(binary -> !binary.version().olderThan(written))
                .orElseThrow(() -> new RedisUnusable(refusal(written, directory, onPath.or(() -> brought))));
    }

    private Optional<RedisBinary> onPath() {
        return Stream.of(searchPath.split(File.pathSeparator))
                .filter(entry -> !entry.isBlank())
                .map(entry -> RedisBinary.at(Path.of(entry, "redis-server")))
                .flatMap(Optional::stream)
                .filter(binary -> !binary.version().olderThan(RedisVersion.OLDEST))
                .findFirst();
    }

    private static Optional<RedisBinary> brought(Path directory) throws IOException {
        String name = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (name == null) {
            return Optional.empty();
        }
        Path unpacked = directory.resolve(name.substring(1));
        if (!Files.isExecutable(unpacked)) {
            unpack(name, unpacked);
        }
        return RedisBinary.at(unpacked).filter(binary -> !binary.version().olderThan(RedisVersion.OLDEST));
    }

    private static void unpack(String name, Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var packed = ExecutableProvider.class.getResourceAsStream(name)) {
            if (packed == null) {
                return;
            }
            Files.copy(packed, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        fresh.toFile().setExecutable(true);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String refusal(RedisVersion written, Path directory, Optional<RedisBinary> best) {
        if (best.isEmpty()) {
            return "There is no redis-server that runs here: install one of version " + RedisVersion.OLDEST
                    + " or later, or give the address of a running Redis with --redis.";
        }
        return "The data in " + directory + " was written by Redis " + written + ", and " + best.get()
                + " is older and would start empty: install Redis " + written + " or later.";
    }
}
