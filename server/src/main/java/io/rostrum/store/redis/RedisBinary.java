package io.rostrum.store.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A redis-server that can be run here, and its version. */
record RedisBinary(Path path, RedisVersion version) {

    /** Asks the file for its version; empty if it does not run here. */
    static Optional<RedisBinary> at(Path path) {
        if (!Files.isExecutable(path)) {
            return Optional.empty();
        }
        try {
            var asked = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            asked.getOutputStream().close();
            String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return asked.waitFor() == 0
                    ? RedisVersion.in(said).map(version -> new RedisBinary(path, version))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return path + " (" + version + ")";
    }
}
