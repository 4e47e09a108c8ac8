package io.rostrum.bench;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How late each socket heard of each change. Used by one event loop only. */
final class Delays {
    private static final int REMEMBERED = 1 << 16;
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;

    private final long[] due = new long[REMEMBERED];
    private final Histogram micros = new Histogram(LONGEST, DIGITS);
    private long said;
    private long newest;
    private int whoKnowTheNewest;
    private long first;
    private long frames;

    /** Says when that change was due to be said, by {@link System#nanoTime()}. */
    void due(long change, long nanos) {
        due[(int) (change % REMEMBERED)] = nanos;
        said = change;
    }

    /** The last change that was said. */
    long said() {
        return said;
    }

    /** Whether that many sockets know of all that was said. */
    boolean areDone(int sockets) {
        return newest == said && (whoKnowTheNewest == sockets || said == 0);
    }

    /** From that change on, each frame's delay counts. */
    void countFrom(long change) {
        first = change;
        frames = 0;
        micros.reset();
    }

    /** A socket that knew of the changes until before hears of those until now: the oldest has waited longest. */
    void heard(long before, long now, long nanos) {
        whoKnowTheNewest = now > newest ? 1 : whoKnowTheNewest + (now == newest ? 1 : 0);
        newest = Math.max(newest, now);
        frames++;
        if (now >= first) {
            long waited = nanos - due[(int) ((before + 1) % REMEMBERED)];
            micros.recordValue(Math.min(LONGEST, Math.max(0, waited / 1_000)));
        }
    }

    /** Frames that have come since the last {@link #countFrom}. */
    long frames() {
        return frames;
    }

    double percentile(double percent) {
        return micros.getValueAtPercentile(percent) / 1e3;
    }
}
