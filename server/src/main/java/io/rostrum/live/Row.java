package io.rostrum.live;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The screens of an audience that are told of changes at one pace, some at a time: what comes in meanwhile, a vote above all, need
 * not wait until thousands have been told. Used by one event loop only.
 */
final class Row {
    /** Some 5 ms of writing. */
    static final int AT_A_TIME = 512;

    /** In ns: at once, but as a timer. Before it the loop sees to what has come in, which it does not before what is run on it. */
    private static final long BREATH = 1;

    /**
     * Thousands of screens do not fit into the processor's caches. So many are asked in a row whether they take frames, so that it
     * fetches them side by side, and need not wait for each when it is told.
     */
    private static final int AT_A_GLANCE = 16;

    private final Vertx vertx;
    private final Pace pace;
    private final Supplier<Consumer<Screen>> telling;
    private final List<Screen> screens = new ArrayList<>();
    private int untold;
    private boolean again;

    /**
     * @param tick in ms
     * @param telling gives what tells a screen how things stand now
     */
    Row(Vertx vertx, long tick, Supplier<Consumer<Screen>> telling) {
        this.vertx = vertx;
        this.pace = new Pace(vertx, tick, this::tellAll);
        this.telling = telling;
    }

    void add(Screen screen) {
        screen.stands(screens.size());
        screens.add(screen);
    }

    /**
     * The last one takes its place. Those who are told next are always the foremost, so nobody can get past them.
     *
     * @return whether it was here
     */
    boolean remove(Screen screen) {
        boolean here = has(screen);
        if (here) {
            Screen last = screens.removeLast();
            if (last != screen) {
                screens.set(screen.place(), last);
                last.stands(screen.place());
            }
            screen.stands(Screen.NOWHERE);
            untold = Math.min(untold, screens.size());
        }
        return here;
    }

    boolean has(Screen screen) {
        return screen.place() != Screen.NOWHERE;
    }

    boolean isEmpty() {
        return screens.isEmpty();
    }

    void forEach(Consumer<Screen> action) {
        screens.forEach(action);
    }

    /** Says that there is something to tell. */
    void ask() {
        pace.ask();
    }

    /** Whoever has been told already when there is more to tell is told once all others have been. */
    private void tellAll() {
        again = untold > 0;
        if (!again) {
            untold = screens.size();
            tellSome();
        }
    }

    /** A fault with one screen, which is thrown on, must not end the round for the others. */
    private void tellSome() {
        try {
            Consumer<Screen> tell = telling.get();
            int left = AT_A_TIME;
            while (left > 0 && untold > 0) {
                int end = Math.max(0, untold - AT_A_GLANCE);
                left -= numberThatTakeFrames(end, untold);
                while (untold > end) {
                    tell.accept(screens.get(--untold));
                }
            }
        } finally {
            goOn();
        }
    }

    private int numberThatTakeFrames(int begin, int end) {
        int number = 0;
        for (int place = begin; place < end; place++) {
            number += screens.get(place).isFull() ? 0 : 1;
        }
        return number;
    }

    private void goOn() {
        if (untold == 0 && again) {
            again = false;
            untold = screens.size();
        }
        if (untold > 0) {
            vertx.timer(BREATH, TimeUnit.NANOSECONDS).onSuccess(_ -> tellSome());
        }
    }
}
