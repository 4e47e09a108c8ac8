package io.rostrum.rehearsal;

/** How many of a room like a question: few questions are liked by most, most by few. */
final class Popularity {
    private static final int RANKS = 12;
    private static final double OF_THE_FIRST = 0.75;
    private static final double SKEW = 0.8;

    private Popularity() {}

    /** The share of the room that would vote the question up, the same on every phone. */
    static double of(String question) {
        return ofRank(Math.floorMod(question.hashCode(), RANKS));
    }

    static double ofRank(int rank) {
        return OF_THE_FIRST / Math.pow(1.0 + rank, SKEW);
    }
}
