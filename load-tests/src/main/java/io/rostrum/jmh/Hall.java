package io.rostrum.jmh;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Box;
import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.Command;
import io.rostrum.domain.Criterion;
import io.rostrum.domain.Group;
import io.rostrum.domain.Interaction;
import io.rostrum.domain.Lane;
import io.rostrum.domain.Name;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.Question;
import io.rostrum.domain.RevealMode;
import io.rostrum.domain.Role;
import io.rostrum.domain.Rule;
import io.rostrum.domain.Scale;
import io.rostrum.domain.SessionId;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.Snapshot.Stamped;
import io.rostrum.domain.Talk;
import io.rostrum.domain.Tally;
import io.rostrum.store.Store;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The map of a full hall: a talk that 5,000 have scored by four criteria, and 500 questions with their upvotes. */
final class Hall {
    static final int QUESTIONS = 500;
    static final int BALLOTS = 5_000;
    static final int VERSION = 10_000;

    static final SessionId SESSION = new SessionId("s1");
    static final Name.OfTalk TALK = new Name.OfTalk("1");
    static final Pass PHONE = pass(Role.ATTENDEE);
    static final Pass WALL = pass(Role.PROJECTOR);

    private static final BigDecimal TEN = BigDecimal.TEN;

    private Hall() {}

    private static Pass pass(Role role) {
        return new Pass(role, SESSION, new Person("p0123456789abcde"), Pass.BY_CODE, 0, Long.MAX_VALUE);
    }

    static Rule rule() {
        return new Rule(
                new Scale(BigDecimal.ONE, TEN, BigDecimal.ONE),
                Stream.of("conception", "analysis", "fit", "guidance")
                        .map(id -> new Criterion(id, BigDecimal.ONE, Map.of("zh-Hans", id)))
                        .toList(),
                new BigDecimal("0.1"),
                List.of(new Group("audience", BigDecimal.ONE)),
                5,
                RevealMode.LIVE);
    }

    /** Marks spread over the scale as evenly as they go. */
    static Tally tally() {
        var counters = new HashMap<String, Integer>();
        rule().criteria().forEach(criterion -> {
            for (int mark = 1; mark <= TEN.intValue(); mark++) {
                counters.put("audience:" + criterion.id() + "/" + mark, BALLOTS / TEN.intValue());
            }
        });
        return new Tally(TALK, BALLOTS, counters);
    }

    static Snapshot snapshot() {
        var items = new HashMap<Name, Stamped>();
        var open = new BoxStatus(Box.State.OPEN, "r1", null);
        items.put(TALK, new Stamped(new Talk("以講促學", "主講人", null, 20, rule(), false, open), 1));
        items.put(TALK.tally(), new Stamped(tally(), VERSION));
        for (int i = 0; i < QUESTIONS; i++) {
            var name = new Name.OfQuestion("q" + i);
            items.put(name, new Stamped(question(i), 2 + i));
            items.put(name.tally(), new Stamped(new Tally(name, i, Map.of("up", i)), 2 + i));
        }
        return new Snapshot("e1", VERSION, items);
    }

    private static Question question(int i) {
        var asker = new Person("asker" + i);
        return new Question("请问第" + i + "点怎样落实到基层?", Lane.SHOWN, null, "1", 1_763_800_000_000L, asker, null, true);
    }

    /** So many people's ballots, all of which say the same. */
    static List<Store.Submitted> ballots(Command.Cast cast, int number) {
        return switch (Interaction.count(cast.marks(), cast.box(), PHONE, snapshot())) {
            case Interaction.Counters counters ->
                IntStream.range(0, number)
                        .mapToObj(i -> new Person("p%015d".formatted(i)))
                        .map(person -> new Ballot(
                                person, cast.box(), cast.round(), cast.seq(), cast.marks(), counters.names()))
                        .map(ballot -> new Store.Submitted(ballot, false))
                        .toList();
            case Interaction.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    /** What a tick brings while people score. */
    static Snapshot.Changes changes() {
        return new Snapshot.Changes("e1", VERSION + 1, Map.of(TALK.tally(), new Stamped(tally(), VERSION + 1)));
    }
}
