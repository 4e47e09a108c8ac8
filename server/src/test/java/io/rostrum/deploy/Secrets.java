package io.rostrum.deploy;

import io.rostrum.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What deploy/make-secrets made, for a Redis on this machine. */
record Secrets(Path directory) {
    static Secrets make(Path directory) {
        Program.run(
                directory.resolveSibling("make-secrets.log"),
                Map.of(),
                List.of(Deploy.file("deploy/make-secrets").toString(), directory.toString(), "127.0.0.1"));
        return new Secrets(directory);
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    String text(String name) throws IOException {
        return Files.readString(file(name)).strip();
    }

    /** The words that tell a node of its Redis, for one on this machine. */
    Path redisAt(int port, Path file) throws IOException {
        return Files.writeString(file, text("rostrum-redis").replace("redis:6379", "127.0.0.1:" + port));
    }
}
