package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTest {
    private static final long NOW = 1_763_800_000_000L;
    private static final long HOUR = 3_600_000;

    private final Bucket bucket = new Bucket(new Bucket.Rate(4, 3));

    private void empty() {
        IntStream.range(0, 3).forEach(_ -> assertThat(bucket.take(NOW)).isZero());
    }

    @Test
    void a_burst_is_taken_at_once_and_then_as_many_a_second_as_may_be() {
        empty();
        assertThat(bucket.take(NOW)).isEqualTo(250);
        assertThat(bucket.take(NOW + 249)).isEqualTo(1);
        assertThat(bucket.take(NOW + 250)).isZero();
        assertThat(bucket.take(NOW + 250)).isEqualTo(250);
    }

    @Test
    void to_look_takes_nothing() {
        IntStream.range(0, 9).forEach(_ -> assertThat(bucket.waitAt(NOW)).isZero());
        empty();
        assertThat(bucket.waitAt(NOW)).isEqualTo(250);
    }

    @Test
    void it_holds_no_more_than_a_burst_however_long_it_rests() {
        empty();
        IntStream.range(0, 3).forEach(_ -> assertThat(bucket.take(NOW + HOUR)).isZero());
        assertThat(bucket.take(NOW + HOUR)).isPositive();
    }

    @Test
    void a_clock_that_is_set_back_takes_no_longer_than_an_empty_bucket() {
        empty();
        assertThat(bucket.take(NOW - HOUR)).isEqualTo(250);
    }
}
