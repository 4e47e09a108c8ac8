package io.rostrum.live;

import java.time.InstantSource;

/** Redis's time as this node knows it, so that timers agree on all nodes. Used by every thread. */
public final class RedisTime {
    private final InstantSource clock;
    private volatile long ahead;

    public RedisTime(InstantSource clock) {
        this.clock = clock;
    }

    /** In ms since 1970. */
    public long now() {
        return clock.millis() + ahead;
    }

    /** Takes Redis's time from an answer that has just come. */
    void heard(long redisNow) {
        ahead = redisNow - clock.millis();
    }
}
