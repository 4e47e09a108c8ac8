package io.rostrum.bench;

import io.rostrum.drill.Ports;
import java.nio.file.Path;
import java.util.List;

/** One thing that is measured, with all it needs beside it, in one run. */
interface Measure {
    /**
     * What every measure is given.
     *
     * @param directory empty, and the measure's own
     * @param scale the share of the phones that the measure is about; 1 for all of them
     * @param rounds how often everything is measured, by turns
     */
    record Given(Path directory, Ports ports, double scale, int rounds) {
        /** So many phones, or the same share of them as of all. */
        int phones(int full) {
            return Math.max(2, (int) Math.round(full * scale));
        }

        /** So long a time in ms, or a shorter one if few phones take part. */
        long millis(int full) {
            return scale < 1 ? Math.max(300, full / 20) : full;
        }
    }

    /** All there are. */
    List<Measure> ALL = List.of(
            new Fan("fan", 5_000, Peer::bare, Peer::socketIo, Peer::uWebSockets),
            new Fan("hall", 10_000, Peer::bare, Peer::socketIo),
            new Votes(),
            new Glance(),
            new Join(),
            new Memory(),
            new Start(),
            new Idle(),
            new Overload(),
            new Burst());

    String name();

    /** One line. */
    String about();

    Table run(Given given);
}
