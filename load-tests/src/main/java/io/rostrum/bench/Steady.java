package io.rostrum.bench;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Does a thing at a steady rate, each time as if it had been in time, until it is stopped. To be used on one event loop only. */
final class Steady {
    private final Loop loop;
    private final LongConsumer thing;
    private long timer;

    /** @param thing is given the moment at which it was due, by {@link System#nanoTime()} */
    Steady(Loop loop, LongConsumer thing) {
        this.loop = loop;
        this.thing = thing;
    }

    /** @param every in ns; the first is due now */
    void begin(long every) {
        go(System.nanoTime(), every);
    }

    /** Nothing is done any more, not even what is due in this very moment. */
    void stop() {
        loop.vertx().cancelTimer(timer);
    }

    private void go(long due, long every) {
        long next = due;
        while (next <= System.nanoTime()) {
            thing.accept(next);
            next += every;
        }
        long wait = Math.max(1, TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime()));
        long then = next;
        timer = loop.vertx().setTimer(wait, _ -> go(then, every));
    }
}
