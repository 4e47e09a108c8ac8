package io.rostrum.bench;

/** A phone that scores the first talk, one ballot after the other, each different from the one before. Used by one event loop only. */
final class Voter extends Guest {
    /** Where the ids of ballots begin; 1 is the Join's. */
    private static final long FIRST = 2;

    /** What becomes of its ballots. */
    interface Told {
        /** @param version of which the ballot is part */
        void saved(Voter voter, long version);

        void refused(Voter voter, String why);
    }

    private final Told told;
    private final int number;
    private String round = "";
    private long seq;
    private long ids = FIRST;
    private long castAt;

    Voter(Ground ground, String pass, int number, Told told) {
        super(ground, pass);
        this.number = number;
        this.told = told;
    }

    /** From now on it scores in that round. */
    void scores(String open) {
        round = open;
        seq = 0;
    }

    /** Casts a ballot that was due at that moment, by {@link System#nanoTime()}. */
    void cast(long due) {
        castAt = due;
        seq++;
        say("{\"t\":\"Cast\",\"id\":" + ++ids + ",\"box\":\"talk/1\",\"round\":\"" + round + "\",\"seq\":" + seq
                + ",\"marks\":" + Marks.json(number + seq) + "}");
    }

    /** When its last ballot was due. */
    long castAt() {
        return castAt;
    }

    @Override
    void ok(long id, byte[] bytes, int from, int to) {
        if (id == ids) {
            told.saved(this, versionOfOk(bytes, from));
        }
    }

    @Override
    void refused(long id, String text) {
        told.refused(this, text);
    }

    @Override
    void lost() {
        told.refused(this, "the connection was closed");
    }
}
