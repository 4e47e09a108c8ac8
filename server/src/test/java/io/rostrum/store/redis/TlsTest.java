package io.rostrum.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.domain.CastOutcome.Saved;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis behind TLS, with a user of its own for Rostrum, who may do no more than it needs. */
class TlsTest {
    @TempDir
    private static Path directory;

    private static final EventLoop LOOP = new EventLoop();
    private static RealRedis redis;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = new FreePort(new Random()).find();
        redis = RealRedis.start(
                directory,
                "--tls-port",
                Integer.toString(port),
                "--tls-cert-file",
                file("redis.crt"),
                "--tls-key-file",
                file("redis.key"),
                "--tls-ca-cert-file",
                file("redis.crt"),
                "--tls-auth-clients",
                "no");
        // As docs/operations.md gives it.
        redis.ask(
                "ACL", "SETUSER", "rostrum", "on", ">its-own", "~rostrum:*", "+@all", "-@dangerous", "+info", "+role");
    }

    private static String file(String name) throws Exception {
        return Path.of(Objects.requireNonNull(TlsTest.class.getResource("/tls/" + name))
                        .toURI())
                .toString();
    }

    @AfterAll
    static void end() {
        LOOP.close();
        redis.close();
    }

    private static RedisStore store(String address) {
        return new RedisStore(
                LOOP.vertx(),
                RedisAddress.parse(address).orElseThrow(),
                new Durability.Always(),
                () -> "epoch",
                new Random(1));
    }

    @Test
    void with_the_authority_named_and_a_user_of_its_own_it_works() throws Exception {
        String address = "rediss://rostrum:its-own@127.0.0.1:" + port + "?ca=" + file("redis.crt");
        RedisProbe.insist(RedisAddress.parse(address).orElseThrow());
        RedisStore store = store(address);
        LOOP.await(store::open);
        Room room = new Room(redis, LOOP, store, "s1").made().opened();
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
        assertThat(room.recount().faults()).isEmpty();
        assertThat(LOOP.await(() -> store.register().claim("mine", 1_000))).isTrue();
        assertThat(LOOP.await(store::shortfall))
                .as("CONFIG is not for this user")
                .isEmpty();
        LOOP.await(store::close);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_believed() {
        RedisStore store = store("rediss://rostrum:its-own@127.0.0.1:" + port);
        assertThatThrownBy(() -> LOOP.await(store::open)).hasMessageContaining("SSL");
    }

    @Test
    void a_password_that_is_wrong_is_turned_away() throws Exception {
        RedisStore store = store("rediss://rostrum:wrong@127.0.0.1:" + port + "?ca=" + file("redis.crt"));
        assertThatThrownBy(() -> LOOP.await(store::open)).hasMessageContaining("WRONGPASS");
    }
}
