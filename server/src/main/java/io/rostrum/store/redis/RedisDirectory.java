package io.rostrum.store.redis;

import io.rostrum.store.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The directory that one Redis works in: its data, its configuration, its log, and who runs on it. */
record RedisDirectory(Path path) {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    static RedisDirectory prepare(Path path) throws IOException {
        return new RedisDirectory(PrivateFile.directory(path));
    }

    Optional<RedisInstance> remembered() throws IOException {
        Path file = path.resolve("instance");
        return Files.exists(file) ? RedisInstance.parse(Files.readString(file)) : Optional.empty();
    }

    /** Notes the instance and writes its configuration; done before a start, so that whoever comes after a crash finds it. */
    void remember(RedisInstance instance) throws IOException {
        PrivateFile.write(path.resolve("instance"), instance.text());
        PrivateFile.write(configuration(), settings(instance));
    }

    Path configuration() {
        return path.resolve("redis.conf");
    }

    Path log() {
        return path.resolve("redis.log");
    }

    private Path processFile() {
        return path.resolve("redis.pid");
    }

    private String settings(RedisInstance instance) {
        return """
                # Written anew at every start; changes made here are lost.
                bind 127.0.0.1
                port %d
                requirepass %s
                daemonize yes
                pidfile %s
                logfile %s
                dir %s
                appendonly yes
                appendfsync always
                save ""
                maxmemory-policy noeviction
                """.formatted(instance.port(), instance.password(), quoted(processFile()), quoted(log()), quoted(path));
    }

    private static String quoted(Path file) {
        return "\"" + file.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Looks once; the password is needed to tell our own Redis from another on the same port. */
    Sighting look(RedisInstance instance) {
        try (var connection = enter(instance)) {
            if (connection.call("CONFIG", "GET", "dir").contains(path.toString())) {
                return described(connection.call("INFO").getFirst());
            }
        } catch (IOException e) {
            // Whatever went wrong, nothing on that port lets us in; the process file tells whether something is there.
        }
        return occupant().<Sighting>map(Sighting.Silent::new).orElseGet(Sighting.Absent::new);
    }

    RespConnection enter(RedisInstance instance) throws IOException {
        var connection = RespConnection.open("127.0.0.1", instance.port(), PATIENCE);
        try {
            connection.call("AUTH", instance.password());
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    private static Sighting described(String info) throws IOException {
        RedisVersion version = RedisVersion.in(field(info, "redis_version"))
                .orElseThrow(() -> new IOException("a Redis that does not tell its version"));
        return new Sighting.Answering(
                Long.parseLong(field(info, "process_id")),
                version,
                field(info, "loading").equals("0"));
    }

    private static String field(String info, String name) {
        return info.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    void forgetProcess() throws IOException {
        Files.deleteIfExists(processFile());
    }

    /** Whether a server that was started has noted its process and is gone again. */
    boolean failed() {
        return Files.exists(processFile()) && occupant().isEmpty();
    }

    /** The process of the Redis that works here, whether it answers or not. */
    Optional<Long> occupant() {
        try {
            String noted = Files.readString(processFile()).strip();
            return noted.matches("\\d{1,18}")
                    ? Optional.of(Long.parseLong(noted)).filter(this::worksHere)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A number alone proves nothing: after a crash of the machine it may be another process's. */
    boolean worksHere(long process) {
        Path own = Path.of("/proc", Long.toString(process), "cwd");
        if (ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try {
            return !Files.isDirectory(Path.of("/proc/self")) || own.toRealPath().equals(path);
        } catch (IOException e) {
            return false;
        }
    }

    /** What Redis logged last, without its process number and time. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
            return lines.isEmpty()
                    ? "it said nothing"
                    : lines.getLast().replaceFirst("^[^*#.-]*[*#.-] ", "").strip();
        } catch (IOException e) {
            return "it left no log";
        }
    }
}
