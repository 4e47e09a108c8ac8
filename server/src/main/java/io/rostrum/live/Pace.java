package io.rostrum.live;

import io.vertx.core.Vertx;

/** Lets a thing happen at most once a tick: the first time at once, then what was asked for meanwhile as one. Used by one event loop only. */
final class Pace {
    /** For projectors and moderators, and for hearing of changes: forty pictures a second look like one that moves. */
    static final long FAST = 25;

    /**
     * For what is told to projectors and moderators, whose beat is the mirror's: shorter by what one answer of the store comes
     * sooner after its beat than another, or the latest of them would make all that follow as late.
     */
    static final long FOLLOWING_FAST = FAST - 8;

    /** For phones: there are many, and each holds a battery. */
    static final long CALM = 250;

    /** For the number of those who are here. */
    static final long SLOW = 1_000;

    private final Vertx vertx;
    private final long tick;
    private final Runnable thing;
    private boolean resting;
    private boolean asked;

    /** @param tick in ms */
    Pace(Vertx vertx, long tick, Runnable thing) {
        this.vertx = vertx;
        this.tick = tick;
        this.thing = thing;
    }

    void ask() {
        if (resting) {
            asked = true;
        } else {
            go();
        }
    }

    private void go() {
        resting = true;
        asked = false;
        vertx.setTimer(tick, _ -> rested());
        thing.run();
    }

    private void rested() {
        resting = false;
        if (asked) {
            go();
        }
    }
}
