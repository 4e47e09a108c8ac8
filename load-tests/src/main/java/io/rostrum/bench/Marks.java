package io.rostrum.bench;

/** Scores of four criteria from 1 to 10; those of numbers that follow one another differ. */
final class Marks {
    private static final String[] CRITERIA = {"analysis", "conception", "fit", "guidance"};
    private static final int MOST = 10;

    /** So that not all criteria have the same. */
    private static final int[] STEPS = {1, 3, 7, 9};

    private Marks() {}

    private static long mark(long number, int criterion) {
        return 1 + number * STEPS[criterion] % MOST;
    }

    /** As they stand in a Cast, and in the form in which ballots are kept. */
    static String json(long number) {
        var json = new StringBuilder("{");
        for (int i = 0; i < CRITERIA.length; i++) {
            json.append(i == 0 ? "\"" : ",\"").append(CRITERIA[i]).append("\":").append(mark(number, i));
        }
        return json.append('}').toString();
    }

    /** The counters that they count towards, a line each. */
    static String counters(long number) {
        var lines = new StringBuilder();
        for (int i = 0; i < CRITERIA.length; i++) {
            lines.append(i == 0 ? "" : "\n")
                    .append("audience:")
                    .append(CRITERIA[i])
                    .append('/')
                    .append(mark(number, i));
        }
        return lines.toString();
    }
}
