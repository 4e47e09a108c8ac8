package io.rostrum.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

    private static final RedisBinaries NOTHING_ON_THE_PATH = new RedisBinaries("");
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void a_restart_keeps_the_data_and_the_port() throws IOException {
        RedisAddress before;
        try (var redis = start(directory)) {
            before = redis.address();
            assertThat(ask(before, "SET", "turnout", "58")).containsExactly("OK");
        }
        try (var redis = start(directory)) {
            assertThat(ask(redis.address(), "GET", "turnout")).containsExactly("58");
            assertThat(redis.address()).isEqualTo(before);
        }
    }

    @Test
    void every_write_is_on_disk_before_it_is_acknowledged() throws IOException {
        try (var redis = start(directory)) {
            assertThat(ask(redis.address(), "CONFIG", "GET", "appendonly")).containsExactly("appendonly", "yes");
            assertThat(ask(redis.address(), "CONFIG", "GET", "appendfsync")).containsExactly("appendfsync", "always");
            assertThat(ask(redis.address(), "CONFIG", "GET", "save")).containsExactly("save", "");
        }
    }

    @Test
    void stopping_leaves_no_process() throws IOException {
        var redis = start(directory);
        long process = redis.process();
        redis.close();
        assertThat(worksOn(directory)).isEmpty();
        await().atMost(SOON)
                .until(() ->
                        ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void a_redis_that_a_killed_rostrum_left_behind_is_taken_over() throws Exception {
        Process holder = holder();
        long process = Long.parseLong(firstLine(holder));
        RedisAddress before = local(directory);
        ask(before, "SET", "kept", "yes");
        holder.destroyForcibly().waitFor();

        try (var redis = start(directory)) {
            assertThat(redis.process()).isEqualTo(process);
            assertThat(redis.address()).isEqualTo(before);
            assertThat(ask(redis.address(), "GET", "kept")).containsExactly("yes");
            assertThat(worksOn(directory)).hasSize(1);
        }
        assertThat(worksOn(directory)).isEmpty();
    }

    @Test
    void a_redis_that_died_with_its_rostrum_is_started_again_with_its_data() throws Exception {
        Process holder = holder();
        long process = Long.parseLong(firstLine(holder));
        ask(local(directory), "SET", "kept", "yes");
        holder.destroyForcibly().waitFor();
        kill(process);

        try (var redis = start(directory)) {
            assertThat(redis.process()).isNotEqualTo(process);
            assertThat(ask(redis.address(), "GET", "kept")).containsExactly("yes");
        }
    }

    @Test
    void a_killed_redis_comes_back_on_the_same_port_with_its_data() throws IOException {
        try (var redis = start(directory)) {
            for (int i = 0; i < 3; i++) {
                ask(redis.address(), "INCR", "kills");
                kill(redis.process());
                await().atMost(SOON)
                        .ignoreExceptions()
                        .until(() -> ask(redis.address(), "PING").contains("PONG"));
            }
            assertThat(ask(redis.address(), "GET", "kills")).containsExactly("3");
            assertThat(worksOn(directory)).hasSize(1);
        }
    }

    @Test
    void a_lost_connection_is_no_reason_to_start_a_second_one() throws IOException {
        try (var redis = start(directory)) {
            long process = redis.process();
            ask(redis.address(), "CLIENT", "KILL", "TYPE", "normal");
            await().atMost(SOON)
                    .until(() ->
                            ask(redis.address(), "INFO", "clients").getFirst().contains("connected_clients:2"));
            assertThat(redis.process()).isEqualTo(process);
            assertThat(worksOn(directory)).containsExactly(process);
        }
    }

    @Test
    void an_older_redis_is_refused_on_data_of_a_newer_one() throws IOException {
        RedisVersion newer;
        try (var redis = start(directory)) {
            ask(redis.address(), "SET", "kept", "yes");
            newer = RedisVersion.in(ask(redis.address(), "INFO", "server").getFirst())
                    .orElseThrow();
        }
        assertThatThrownBy(() -> start(directory, NOTHING_ON_THE_PATH, SOON))
                .isInstanceOf(RedisUnusable.class)
                .hasMessageContaining("written by Redis " + newer)
                .hasMessageContaining("6.2.")
                .hasMessageContaining("is older");
        assertThat(worksOn(directory)).isEmpty();
    }

    @Test
    void the_redis_that_rostrum_brings_along_works_where_none_is_installed() throws IOException {
        try (var redis = start(directory, NOTHING_ON_THE_PATH, SOON)) {
            ask(redis.address(), "SET", "kept", "yes");
            assertThat(ask(redis.address(), "INFO", "server").getFirst()).contains("redis_version:6.2.");
        }
        try (var redis = start(directory)) {
            assertThat(ask(redis.address(), "GET", "kept")).containsExactly("yes");
        }
    }

    @Test
    void nobody_gets_in_without_the_password() throws IOException {
        try (var redis = start(directory);
                var stranger = RespConnection.open("127.0.0.1", redis.address().port(), SOON)) {
            assertThatThrownBy(() -> stranger.call("GET", "turnout")).hasMessageStartingWith("NOAUTH");
            assertThatThrownBy(() -> stranger.call("AUTH", "guess")).hasMessageStartingWith("WRONGPASS");
        }
    }

    @Test
    void only_loopback_is_listened_on() throws IOException {
        try (var redis = start(directory)) {
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .toList();
            for (InetAddress other : others) {
                assertThatThrownBy(() -> new Socket(other, redis.address().port()).close())
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void what_lets_somebody_in_is_readable_by_its_owner_alone() throws IOException {
        try (var redis = start(directory.resolve("made/here"))) {
            Path made = directory.resolve("made/here");
            assertThat(rights(made)).isEqualTo("rwx------");
            assertThat(rights(made.resolve("redis.conf"))).isEqualTo("rw-------");
            assertThat(rights(made.resolve("instance"))).isEqualTo("rw-------");
            assertThat(redis.address().toString()).doesNotContain(password(made));
        }
    }

    @Test
    void a_redis_that_hangs_is_left_alone_and_named() throws Exception {
        Process holder = holder();
        String process = firstLine(holder);
        holder.destroyForcibly().waitFor();
        new ProcessBuilder("kill", "-STOP", process).start().waitFor();
        try {
            assertThatThrownBy(() -> impatient(directory))
                    .isInstanceOf(RedisUnusable.class)
                    .hasMessageContaining("process " + process)
                    .hasMessageContaining("does not answer");
            assertThat(worksOn(directory)).containsExactly(Long.parseLong(process));
        } finally {
            kill(Long.parseLong(process));
        }
    }

    @Test
    void a_redis_whose_password_was_lost_is_left_alone_and_named() throws IOException {
        try (var redis = start(directory)) {
            Path instance = directory.resolve("instance");
            Path aside = directory.resolve("aside");
            Files.move(instance, aside);
            assertThatThrownBy(() -> impatient(directory))
                    .isInstanceOf(RedisUnusable.class)
                    .hasMessageContaining("process " + redis.process());
            Files.move(aside, instance);
        }
    }

    @Test
    void data_that_redis_cannot_read_is_said_in_its_own_words() throws IOException {
        try (var redis = start(directory)) {
            ask(redis.address(), "SET", "kept", "yes");
        }
        try (var files = Files.walk(directory)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".incr.aof")).toList()) {
                Files.writeString(file, "this is no append-only file\r\nat all\r\n");
            }
        }
        assertThatThrownBy(() -> start(directory))
                .isInstanceOf(RedisUnusable.class)
                .hasMessageContaining("does not start")
                .hasMessageContaining("Bad file format");
        assertThat(worksOn(directory)).isEmpty();
    }

    @Test
    void a_port_that_somebody_else_took_meanwhile_is_given_up() throws IOException {
        int port;
        try (var redis = start(directory)) {
            port = redis.address().port();
        }
        try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var redis = start(directory)) {
            assertThat(redis.address().port()).isNotEqualTo(other.getLocalPort());
        }
    }

    private static EmbeddedRedis start(Path directory) throws IOException {
        return start(directory, RedisBinaries.ofThisMachine(), SOON);
    }

    private static EmbeddedRedis impatient(Path directory) throws IOException {
        return start(directory, RedisBinaries.ofThisMachine(), Duration.ofMillis(100));
    }

    private static EmbeddedRedis start(Path directory, RedisBinaries binaries, Duration patience) throws IOException {
        var launch = new RedisLaunch(RedisDirectory.prepare(directory), InstantSource.system(), patience);
        return EmbeddedRedis.start(binaries, new SecureRandom(), launch);
    }

    private Process holder() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RedisHolder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }

    private static void kill(long process) {
        ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static List<String> ask(RedisAddress address, String... words) throws IOException {
        try (var connection = RespConnection.open(address.host(), address.port(), SOON)) {
            connection.call("AUTH", address.credentials()[0]);
            return connection.call(words);
        }
    }

    private static RedisAddress local(Path directory) throws IOException {
        var instance = RedisInstance.parse(Files.readString(directory.resolve("instance")))
                .orElseThrow();
        return RedisAddress.local(instance.port(), instance.password());
    }

    private static String password(Path directory) throws IOException {
        return local(directory).credentials()[0];
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static List<Long> worksOn(Path directory) throws IOException {
        var here = new RedisDirectory(directory.toRealPath());
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(here::worksHere)
                .toList();
    }
}
