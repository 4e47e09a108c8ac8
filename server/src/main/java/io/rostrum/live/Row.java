package io.rostrum.live;

import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The screens of an audience that are told of changes at one pace. Used by one event loop only. */
final class Row implements Iterable<Screen> {
    private final Set<Screen> screens = new LinkedHashSet<>();
    private final Pace pace;

    /** @param tick in ms */
    Row(Vertx vertx, long tick, Runnable tell) {
        this.pace = new Pace(vertx, tick, tell);
    }

    void add(Screen screen) {
        screens.add(screen);
    }

    /** @return whether it was here */
    boolean remove(Screen screen) {
        return screens.remove(screen);
    }

    boolean has(Screen screen) {
        return screens.contains(screen);
    }

    boolean isEmpty() {
        return screens.isEmpty();
    }

    /** Says that there is something to tell. */
    void ask() {
        pace.ask();
    }

    @Override
    public Iterator<Screen> iterator() {
        return screens.iterator();
    }
}
