package io.rostrum.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @Test
    void the_port_may_be_left_out() {
        assertThat(address("redis://db").port()).isEqualTo(6379);
        assertThat(address("redis://db:7000").port()).isEqualTo(7000);
    }

    @Test
    void the_password_may_stand_alone_or_with_a_name() {
        assertThat(address("redis://db").credentials()).isEmpty();
        assertThat(address("redis://:secret@db").credentials()).containsExactly("secret");
        assertThat(address("redis://rostrum:sec%3Aret@db").credentials()).containsExactly("rostrum", "sec:ret");
    }

    @Test
    void the_password_is_not_printed() {
        assertThat(address("rediss://rostrum:secret@db:7000")).hasToString("rediss://db:7000");
    }

    @Test
    void sentinels_and_clusters_have_several_servers() {
        RedisAddress sentinels = address("redis+sentinel://:secret@a,b:7000,[::1]:7001/room?ca=/etc/ca.pem");
        assertThat(sentinels.kind()).isEqualTo(RedisAddress.Kind.SENTINEL);
        assertThat(sentinels.servers())
                .containsExactly(
                        new RedisAddress.Server("a", 26_379),
                        new RedisAddress.Server("b", 7_000),
                        new RedisAddress.Server("::1", 7_001));
        assertThat(sentinels.name()).isEqualTo("room");
        assertThat(sentinels.authorities()).isEqualTo("/etc/ca.pem");
        assertThat(sentinels.sentinelCredentials()).isEmpty();
        assertThat(sentinels.urlOf(new RedisAddress.Server("c", 1))).isEqualTo("redis://:secret@c:1");
        assertThat(sentinels).hasToString("redis+sentinel://a:26379,b:7000,[::1]:7001/room");
        assertThat(address("rediss+cluster://rostrum:secret@a,b")).hasToString("rediss+cluster://a:6379,b:6379");
        assertThat(address("redis://db/2").urlOf(new RedisAddress.Server("db", 6_379)))
                .isEqualTo("redis://db:6379/2");
    }

    @Test
    void sentinels_may_have_a_password_of_their_own() {
        RedisAddress sentinels = address("redis+sentinel://:secret@a/room?ca=/etc/ca.pem&sentinel=watch:own");
        assertThat(sentinels.sentinelCredentials()).containsExactly("watch", "own");
        assertThat(sentinels.credentials()).containsExactly("secret");
        assertThat(sentinels.authorities()).isEqualTo("/etc/ca.pem");
        assertThat(sentinels).hasToString("redis+sentinel://a:26379/room");
        assertThat(address("redis+sentinel://a/room?sentinel=:own").urlOfSentinel(new RedisAddress.Server("a", 1)))
                .isEqualTo("redis://:own@a:1");
    }

    @Test
    void a_durability_is_one_of_three() {
        assertThat(Durability.parse("always")).contains(new Durability.Always());
        assertThat(Durability.parse("everysec")).contains(new Durability.EverySecond());
        assertThat(Durability.parse("replicated")).contains(new Durability.Replicated(1, false));
        assertThat(Durability.parse("replicated:2")).contains(new Durability.Replicated(2, false));
        assertThat(Durability.parse("replicated-on-disk:2")).contains(new Durability.Replicated(2, true));
        assertThat(Durability.parse("replicated:0")).isEmpty();
        assertThat(Durability.parse("often")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "db",
                "db:6379",
                "http://db",
                "redis://",
                "redis:/db",
                "redis://d b",
                "redis://a,b",
                "redis+sentinel://a,b",
                "redis+cluster://a,b/name",
                "redis+other://a",
                "redis+sentinel://a/room&sentinel=:own",
                "redis://a?sentinel=:own",
                "redis://:sec%ret@db"
            })
    void anything_else_is_no_address(String text) {
        assertThat(RedisAddress.parse(text)).isEmpty();
    }

    private static RedisAddress address(String text) {
        return RedisAddress.parse(text).orElseThrow();
    }
}
