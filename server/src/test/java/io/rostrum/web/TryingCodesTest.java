package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many codes can be tried from one place. */
class TryingCodesTest {
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final Limits limits = new Limits(clock, Limits.PHONES_PER_ADDRESS, new Proxies(List.of()));

    @Test
    void after_too_many_wrong_codes_no_code_is_tried_for_a_moment() {
        wrong("192.168.1.7");
        assertThat(limits.tryCode("192.168.1.7")).isPositive();
        assertThat(limits.tryCode("192.168.1.8")).isZero();
        now = now.plusSeconds(1);
        assertThat(limits.tryCode("192.168.1.7")).isZero();
    }

    @Test
    void right_codes_are_tried_as_often_as_one_likes() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(limits.tryCode("192.168.1.7")).isZero();
        }
    }

    @Test
    void all_addresses_of_one_home_count_together() {
        wrong("2001:db8:1:2::1");
        assertThat(limits.tryCode("2001:db8:1:2:ffff::9")).isPositive();
        assertThat(limits.tryCode("2001:db8:1:3::1")).isZero();
        assertThat(limits.tryCode("::1")).isZero();
    }

    private void wrong(String address) {
        for (int i = 0; i < 200; i++) {
            limits.wrongCode(address);
        }
    }
}
