package io.rostrum.drill;

/** How long a page was without its session, and without news of it. Used by one event loop only. */
final class Gaps {
    private static final long MILLI = 1_000_000;

    private boolean here;
    private boolean everHere;
    private long hereSince;
    private long absentSince;
    private long longestAbsence;
    private long heardAt = System.nanoTime();
    private long longestSilence;

    /** Its connection is lost, or was not made. */
    void lost() {
        absentSince = here ? System.nanoTime() : absentSince;
        here = false;
    }

    void welcomed() {
        if (!here) {
            hereSince = System.nanoTime();
            longestAbsence = everHere ? Math.max(longestAbsence, hereSince - absentSince) : 0;
            heardAt = everHere ? heardAt : hereSince;
        }
        here = true;
        everHere = true;
    }

    /** Something for the screen has come. */
    void heard() {
        long now = System.nanoTime();
        longestSilence = Math.max(longestSilence, now - heardAt);
        heardAt = now;
    }

    boolean isHere() {
        return here;
    }

    /** When it was last welcomed after an absence, by {@link System#nanoTime()}. */
    long hereSince() {
        return hereSince;
    }

    /** From a loss of the connection to the next Welcome, at worst, in ms. */
    long longestAbsence() {
        return longestAbsence / MILLI;
    }

    /** Between two frames with something for the screen, at worst, in ms; the silence of now is one too. */
    long longestSilence() {
        return Math.max(longestSilence, System.nanoTime() - heardAt) / MILLI;
    }

    /** What was long before does not count any more. */
    void forgetSilence() {
        longestSilence = 0;
        heardAt = System.nanoTime();
    }
}
