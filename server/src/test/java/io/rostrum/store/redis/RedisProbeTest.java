package io.rostrum.store.redis;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisProbeTest {

    @TempDir
    private Path directory;

    @Test
    void a_redis_that_lets_us_in_is_fine() throws IOException {
        try (var redis = EmbeddedRedis.start(directory, InstantSource.system(), new SecureRandom())) {
            assertThatCode(() -> RedisProbe.insist(redis.address())).doesNotThrowAnyException();
        }
    }

    @Test
    void a_wrong_or_missing_password_is_said() throws IOException {
        try (var redis = EmbeddedRedis.start(directory, InstantSource.system(), new SecureRandom())) {
            int port = redis.address().port();
            assertThatThrownBy(() -> RedisProbe.insist(RedisAddress.local(port, "guess")))
                    .isInstanceOf(RedisUnusable.class)
                    .hasMessageContaining("does not let us in")
                    .hasMessageNotContaining("guess");
            assertThatThrownBy(() -> RedisProbe.insist(new RedisAddress("redis://127.0.0.1:" + port)))
                    .hasMessageContaining("does not let us in");
        }
    }

    @Test
    void a_place_where_nobody_listens_is_said() throws IOException {
        int port;
        try (var socket = listening()) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> RedisProbe.insist(RedisAddress.local(port, "x")))
                .isInstanceOf(RedisUnusable.class)
                .hasMessage("Redis at redis://127.0.0.1:" + port + " cannot be reached: Connection refused.");
    }

    @Test
    void something_else_that_listens_there_is_said() throws IOException {
        try (var socket = listening()) {
            var answering = Thread.ofVirtual().start(() -> answer(socket, "HTTP/1.1 400 Bad Request\r\n\r\n"));
            assertThatThrownBy(() -> RedisProbe.insist(RedisAddress.local(socket.getLocalPort(), "x")))
                    .isInstanceOf(RedisUnusable.class)
                    .hasMessageContaining("not the Redis protocol");
            answering.interrupt();
        }
    }

    @Test
    void a_redis_that_is_too_old_is_said() throws IOException {
        try (var socket = listening()) {
            String info = "# Server\r\nredis_version:6.0.16\r\n";
            Thread.ofVirtual().start(() -> answer(socket, "$" + info.length() + "\r\n" + info + "\r\n"));
            assertThatThrownBy(() -> RedisProbe.insist(new RedisAddress("redis://127.0.0.1:" + socket.getLocalPort())))
                    .isInstanceOf(RedisUnusable.class)
                    .hasMessageContaining("is 6.0.16, but Rostrum needs 6.2.0 or later");
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static void answer(ServerSocket socket, String text) {
        try (var accepted = socket.accept()) {
            accepted.getInputStream().read();
            accepted.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            accepted.getOutputStream().flush();
            accepted.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The test closes the socket when it has seen enough.
        }
    }
}
