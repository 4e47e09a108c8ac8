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

    @ParameterizedTest
    @ValueSource(strings = {"", "db", "db:6379", "http://db", "redis://", "redis:/db", "redis://d b"})
    void anything_else_is_no_address(String text) {
        assertThat(RedisAddress.parse(text)).isEmpty();
    }

    private static RedisAddress address(String text) {
        return RedisAddress.parse(text).orElseThrow();
    }
}
