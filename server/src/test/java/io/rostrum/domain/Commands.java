package io.rostrum.domain;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Commands as a lively meeting gives them: few talks, questions and rounds, so that they meet each other often. */
final class Commands {
    private static final List<Name.OfQuestion> QUESTIONS =
            List.of(new Name.OfQuestion("q1"), new Name.OfQuestion("q2"));

    private Commands() {}

    /** A command with the pass of somebody who may give it, decided from a map that is {@code behind} steps old. */
    record Given(Pass pass, Command.Change command, int behind) {}

    static Arbitrary<List<Given>> meeting() {
        return given().list().ofMinSize(1).ofMaxSize(40);
    }

    static Arbitrary<Given> given() {
        var given = Arbitraries.frequencyOf(
                Tuple.of(3, with(ask(), Example.ASKER, Example.ATTENDEE, Example.MODERATOR)),
                Tuple.of(1, with(withdraw(), Example.ASKER, Example.ATTENDEE)),
                Tuple.of(1, with(remark(), Example.REVIEWER, Example.OTHER_REVIEWER)),
                Tuple.of(6, with(ofModerator(), Example.MODERATOR)));
        return Combinators.combine(given, Arbitraries.integers().between(0, 2))
                .as((one, behind) -> new Given(one.pass(), one.command(), behind));
    }

    private static Arbitrary<Given> with(Arbitrary<? extends Command.Change> command, Pass... passes) {
        return Combinators.combine(command, Arbitraries.of(passes)).as((it, pass) -> new Given(pass, it, 0));
    }

    private static Arbitrary<Name.OfQuestion> questions() {
        return Arbitraries.of(QUESTIONS);
    }

    private static Arbitrary<Name.OfTalk> talks() {
        return Arbitraries.of(Example.TALK, Example.NEXT_TALK);
    }

    private static Arbitrary<Boolean> yesOrNo() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<String> rounds() {
        return Arbitraries.of("r1", "r2", "r3");
    }

    private static Arbitrary<Command.Ask> ask() {
        return Combinators.combine(questions(), talks().injectNull(0.3))
                .as((question, talk) -> new Command.Ask(1, question, "Why " + question + "?", talk));
    }

    private static Arbitrary<Command.Withdraw> withdraw() {
        return questions().map(question -> new Command.Withdraw(1, question));
    }

    private static Arbitrary<Command.Remark> remark() {
        return Combinators.combine(talks(), Arbitraries.of("Clear.", "Long."), yesOrNo())
                .as((talk, text, ready) -> new Command.Remark(1, talk, text, ready));
    }

    private static Arbitrary<Command.OfModerator> ofModerator() {
        return Arbitraries.frequencyOf(
                Tuple.of(2, move()), Tuple.of(6, queue()), Tuple.of(1, session()), Tuple.of(2, boxes()));
    }

    private static Arbitrary<Command.OfModerator> move() {
        return Combinators.combine(Arbitraries.of(Phase.class), talks().injectNull(0.5))
                .as((phase, talk) -> new Command.Move(1, null, phase, talk));
    }

    private static Arbitrary<Command.OfModerator> queue() {
        var lanes = Arbitraries.of(Lane.NEW, Lane.SHOWN, Lane.ANSWERED, Lane.DECLINED);
        return Arbitraries.oneOf(
                Combinators.combine(
                                questions(), lanes, Arbitraries.of(Reason.class).injectNull(0.5))
                        .as((question, lane, reason) -> new Command.Place(1, null, question, lane, reason)),
                questions().injectNull(0.2).map(question -> new Command.Spotlight(1, null, question)),
                questions().map(question -> new Command.Reword(1, null, question, "How?")));
    }

    private static Arbitrary<Command.OfModerator> session() {
        return Arbitraries.oneOf(
                yesOrNo().map(on -> new Command.Review(1, null, on)),
                yesOrNo().map(on -> new Command.Lock(1, null, on)),
                Arbitraries.longs().between(0, 2).map(left -> new Command.Timer(1, null, new Timer.Paused(left))));
    }

    private static Arbitrary<Command.OfModerator> boxes() {
        var closings = Arbitraries.of(Example.NOW + 1_000, Example.NOW + 60_000).injectNull(0.7);
        return Arbitraries.oneOf(
                Combinators.combine(talks(), rounds().injectNull(0.4), closings, yesOrNo())
                        .as((talk, round, closesAt, anew) -> new Command.Open(1, null, talk, round, closesAt, anew)),
                Combinators.combine(talks(), rounds()).as((talk, round) -> new Command.Close(1, null, talk, round)),
                Combinators.combine(talks(), rounds()).as((talk, round) -> new Command.Reveal(1, null, talk, round)));
    }
}
