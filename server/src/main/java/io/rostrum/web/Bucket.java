package io.rostrum.web;

/** What is left of how often something may be done. All that is kept is when it will be full again. Used by every thread. */
final class Bucket {
    private static final long MICROS_PER_MS = 1_000;
    private static final double MICROS_PER_SECOND = 1e6;

    /** So many at once, and then so many a second. */
    record Rate(double perSecond, int burst) {
        /** So many times as much. */
        Rate times(int times) {
            return times == 1 ? this : new Rate(perSecond * times, burst * times);
        }

        /** In µs. */
        private long each() {
            return (long) (MICROS_PER_SECOND / perSecond);
        }
    }

    private final Rate rate;
    private long fullAt;

    Bucket(Rate rate) {
        this.rate = rate;
    }

    /**
     * Takes one if one is left.
     *
     * @param now in ms
     * @return how long to wait for one, in ms; 0 if it was taken
     */
    synchronized long take(long now) {
        long wait = waitAt(now);
        if (wait == 0) {
            fullAt = full(now) + rate.each();
        }
        return wait;
    }

    /** How long to wait for one, in ms, without taking it. */
    synchronized long waitAt(long now) {
        long over = full(now) + rate.each() - now * MICROS_PER_MS - rate.burst() * rate.each();
        return over <= 0 ? 0 : Math.ceilDiv(over, MICROS_PER_MS);
    }

    /** Never further off than from an empty bucket, or a clock that is set back would leave it empty for as long. */
    private long full(long now) {
        long from = now * MICROS_PER_MS;
        return Math.clamp(fullAt, from, from + rate.burst() * rate.each());
    }
}
