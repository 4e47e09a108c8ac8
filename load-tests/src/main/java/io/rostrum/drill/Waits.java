package io.rostrum.drill;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/** How long people waited, each wait counted. Used by one event loop only. */
final class Waits {
    private static final long LONGEST = Duration.ofMinutes(10).toMillis();
    private static final int DIGITS = 3;

    private final Histogram millis = new Histogram(LONGEST, DIGITS);

    void add(long nanos) {
        millis.recordValue(Math.min(LONGEST, Math.max(0, nanos / 1_000_000)));
    }

    /** What was before does not count any more. */
    void forget() {
        millis.reset();
    }

    /** In ms. */
    long percentile(double percent) {
        return millis.getValueAtPercentile(percent);
    }

    /** In ms. */
    long longest() {
        return millis.getMaxValue();
    }

    long count() {
        return millis.getTotalCount();
    }

    /** The usual ones in a row. */
    String summary() {
        return "%d / %d / %d ms".formatted(percentile(50), percentile(99), longest());
    }
}
