package io.rostrum.live;

import io.rostrum.domain.Person;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The phones of one session on this node: whoever has several sockets, on whichever loops, is here once. Who has sockets on two
 * nodes counts on both, as nodes tell each other numbers and never who. Used by every thread.
 */
final class Attendance {
    private final ConcurrentMap<Person, Integer> sockets = new ConcurrentHashMap<>();

    /** Counts a socket of somebody that comes (1) or goes (-1). */
    void count(Person person, int coming) {
        sockets.merge(person, coming, Attendance::sumOrNone);
    }

    private static @Nullable Integer sumOrNone(int number, int change) {
        return number + change == 0 ? null : number + change;
    }

    int number() {
        return sockets.size();
    }
}
