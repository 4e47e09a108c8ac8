package io.rostrum.domain;

/** What the store answers to a ballot. */
public sealed interface CastOutcome {
    /** It counts, or counted already. */
    record Saved() implements CastOutcome {}

    /** A ballot with this or a higher {@code seq} is stored, and it is another. */
    record Older(Ballot.Cast stored) implements CastOutcome {}

    /** The box is in another round, or is not there. */
    record OtherRound() implements CastOutcome {}

    record Closed() implements CastOutcome {}

    /** The tally holds as many different counters as it may. */
    record Full() implements CastOutcome {}
}
