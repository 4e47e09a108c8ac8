package io.rostrum.bench;

import java.util.stream.Stream;

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

    private final Told teller;
    private final int number;
    private String round = "";
    private long seq;
    private long ids = FIRST;
    private long castAt;
    private long told = FIRST;

    Voter(Ground ground, String pass, int number, Told teller) {
        super(ground, pass);
        this.number = number;
        this.teller = teller;
    }

    /** From now on it scores in that round. */
    void scores(String open) {
        round = open;
        seq = 0;
    }

    /** Casts a ballot that was due at that moment, by {@link System#nanoTime()}. */
    void cast(long due) {
        castAt = due;
        say(next());
    }

    /** Casts so many at once, and waits for no answer between them. */
    void castAtOnce(int ballots) {
        say(Stream.generate(this::next).limit(ballots).toArray(String[]::new));
    }

    private String next() {
        seq++;
        return "{\"t\":\"Cast\",\"id\":" + ++ids + ",\"box\":\"talk/1\",\"round\":\"" + round + "\",\"seq\":" + seq
                + ",\"marks\":" + Marks.json(number + seq) + "}";
    }

    /** When its last ballot was due. */
    long castAt() {
        return castAt;
    }

    /** Whether it has been told what became of its last ballot. */
    boolean isTold() {
        return told == ids;
    }

    @Override
    void ok(long id, byte[] bytes, int from, int to) {
        if (id > FIRST) {
            told = id;
            teller.saved(this, versionOfOk(bytes, from));
        }
    }

    @Override
    void refused(long id, String text) {
        told = id;
        teller.refused(this, text);
    }

    @Override
    void lost() {
        teller.refused(this, "the connection was closed");
    }
}
