package io.rostrum.rehearsal;

import io.vertx.core.Vertx;
import java.util.random.RandomGenerator;

/**
 * How fast a rehearsal goes, and what waits in it. Used by one event loop only.
 *
 * @param speed 1 as it is meant to be watched; above that so many times as fast
 */
record Tempo(Vertx vertx, double speed, RandomGenerator chance) {

    /** How many ms the seconds of a rehearsal take. */
    long ms(double seconds) {
        return Math.max(1, Math.round(seconds * 1_000 / speed));
    }

    void after(double seconds, Runnable action) {
        vertx.setTimer(ms(seconds), _ -> action.run());
    }

    /** At some moment between the two, as people do not all act at once. */
    void between(double earliest, double latest, Runnable action) {
        after(earliest + (latest - earliest) * chance.nextDouble(), action);
    }
}
