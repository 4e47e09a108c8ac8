package io.rostrum.store.redis;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** One thing that happens in a trial of the store; all but the last four are only begun, and run beside what follows. */
sealed interface Act {
    /** A batch over one of two connections. */
    record Casts(int over, List<Vote> votes) implements Act {}

    /** A change of the talk that reads it first. */
    record Rewrites(int over) implements Act {}

    record Opens(int over) implements Act {}

    record OpensAnew(int over) implements Act {}

    record Closes(int over) implements Act {}

    /** A mirror asks for changes. */
    record Asks(int mirror) implements Act {}

    /** A mirror is given one of the answers that it has asked for, in any order. */
    record Hears(int mirror, int which) implements Act {}

    /** Everything under way is answered. */
    record Settles() implements Act {}

    /** Another Redis process finds all that was there. */
    record Restarts() implements Act {}

    /** A replica copies everything. */
    record Copies() implements Act {}

    /** The replica takes over with what it had when it copied last; the phones heal it, perhaps after the box was closed. */
    record FailsOver(boolean closing) implements Act {}

    /** What somebody does with their phone. */
    record Vote(int voter, boolean upvote, Way way, int mark) {}

    /** How a ballot stands to the last one that the same phone sent. */
    enum Way {
        FRESH,
        WITHDRAWN,
        RETRIED,
        RAISED,
        STALE,
        CLASHING
    }

    static Arbitrary<List<Act>> acts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(12, casts()),
                        Tuple.of(2, over().map(Rewrites::new)),
                        Tuple.of(2, over().map(Opens::new)),
                        Tuple.of(1, over().map(OpensAnew::new)),
                        Tuple.of(1, over().map(Closes::new)),
                        Tuple.of(4, over().map(Asks::new)),
                        Tuple.of(
                                4,
                                Combinators.combine(
                                                over(), Arbitraries.integers().between(0, 5))
                                        .as(Hears::new)),
                        Tuple.of(2, Arbitraries.just(new Settles())),
                        Tuple.of(1, Arbitraries.just(new Restarts())),
                        Tuple.of(1, Arbitraries.just(new Copies())),
                        Tuple.of(1, Arbitraries.of(true, false).map(FailsOver::new)))
                .map(Act.class::cast)
                .list()
                .ofMinSize(10)
                .ofMaxSize(60);
    }

    private static Arbitrary<Casts> casts() {
        var vote = Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true)),
                        Arbitraries.frequency(
                                Tuple.of(6, Way.FRESH),
                                Tuple.of(2, Way.WITHDRAWN),
                                Tuple.of(2, Way.RETRIED),
                                Tuple.of(1, Way.RAISED),
                                Tuple.of(1, Way.STALE),
                                Tuple.of(1, Way.CLASHING)),
                        Arbitraries.integers().between(1, 4))
                .as(Vote::new);
        return Combinators.combine(over(), vote.list().ofMinSize(1).ofMaxSize(8))
                .as(Casts::new);
    }

    private static Arbitrary<Integer> over() {
        return Arbitraries.integers().between(0, 1);
    }
}
