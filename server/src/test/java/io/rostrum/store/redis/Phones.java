package io.rostrum.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Box;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Interaction;
import io.rostrum.domain.Marks;
import io.rostrum.domain.Person;
import io.rostrum.domain.Scoring;
import io.rostrum.domain.Upvote;
import io.rostrum.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the phones of a trial have said and been told, and what therefore must be in the store. */
final class Phones {
    /** Where a phone votes. */
    record Slot(Person person, Box box, String round) {
        String field() {
            return box + "@" + round;
        }
    }

    private static final String NEVER = "";

    private final Map<Slot, Ballot> last = new HashMap<>();
    private final Set<Ballot> said = new HashSet<>();
    private final Map<Slot, Ballot> saved = new HashMap<>();

    /** The ballot that the phone sends now. */
    Store.Submitted submit(Act.Vote vote, String round) {
        Ballot ballot = ballot(vote, new Slot(new Person("p" + vote.voter()), box(vote), round));
        said.add(ballot);
        last.merge(slot(ballot), ballot, (before, now) -> now.seq() >= before.seq() ? now : before);
        return new Store.Submitted(ballot, false);
    }

    private static Box box(Act.Vote vote) {
        return vote.upvote() ? Room.QUESTION : Room.TALK;
    }

    private Ballot ballot(Act.Vote vote, Slot slot) {
        Ballot before = last.get(slot);
        long seq = before == null ? 0 : before.seq();
        Marks same = before == null ? Marks.NONE : before.marks();
        return switch (vote.way()) {
            case FRESH -> ballot(slot, seq + 1, marks(vote));
            case WITHDRAWN -> ballot(slot, seq + 1, Marks.NONE);
            case RETRIED -> ballot(slot, Math.max(1, seq), same);
            case RAISED -> ballot(slot, seq + 2, same);
            case STALE -> ballot(slot, Math.max(1, seq - 1), marks(vote));
            case CLASHING -> ballot(slot, Math.max(1, seq), marks(vote));
        };
    }

    private static Marks marks(Act.Vote vote) {
        return Room.marks(
                vote.upvote()
                        ? "{'up':1}"
                        : vote.mark() < 3
                                ? "{'clarity':" + vote.mark() + "}"
                                : "{'clarity':" + vote.mark() + ",'depth':" + vote.mark() + "}");
    }

    private static Ballot ballot(Slot slot, long seq, Marks marks) {
        Interaction interaction = slot.box().equals(Room.TALK) ? new Scoring(Room.RULE, "audience") : new Upvote();
        var counters = ((Interaction.Counters) interaction.count(marks)).names();
        return new Ballot(slot.person(), slot.box(), slot.round(), seq, marks, counters);
    }

    private static Slot slot(Ballot ballot) {
        return new Slot(ballot.person(), ballot.box(), ballot.round());
    }

    /** What a phone was told of its ballot; nobody is told of a ballot that they never sent. */
    void told(Ballot ballot, CastOutcome outcome) {
        switch (outcome) {
            case CastOutcome.Saved _ ->
                saved.merge(slot(ballot), ballot, (before, now) -> now.seq() > before.seq() ? now : before);
            case CastOutcome.Older older -> {
                assertThat(older.stored().seq()).isGreaterThanOrEqualTo(ballot.seq());
                assertThat(said)
                        .contains(ballot(
                                slot(ballot),
                                older.stored().seq(),
                                older.stored().marks()));
            }
            case CastOutcome.OtherRound _, CastOutcome.Closed _ -> {}
            case CastOutcome.Full _ -> throw new AssertionError("so few counters fill no tally");
        }
    }

    Map<Slot, Ballot> acknowledged() {
        return Map.copyOf(saved);
    }

    /** The store has gone back to what it held when these were acknowledged. */
    void goBackTo(Map<Slot, Ballot> earlier) {
        saved.clear();
        saved.putAll(earlier);
    }

    /** What must be stored of one person. */
    Set<Store.StoredBallot> storedOf(Person person) {
        return saved.values().stream()
                .filter(ballot -> ballot.person().equals(person))
                .map(ballot -> new Store.StoredBallot(
                        ballot.box().toString(), new Ballot.Cast(ballot.round(), ballot.seq(), ballot.marks())))
                .collect(Collectors.toSet());
    }

    Set<Person> people() {
        return saved.keySet().stream().map(Slot::person).collect(Collectors.toSet());
    }

    /** Every tally by box and round, counted from what was acknowledged; the turnout under an empty name. */
    Map<String, Map<String, String>> tallies() {
        var counted = new TreeMap<String, Map<String, Integer>>();
        saved.forEach((slot, ballot) -> {
            if (!ballot.counters().isEmpty()) {
                var tally = counted.computeIfAbsent(slot.field(), _ -> new TreeMap<>());
                ballot.counters().forEach(counter -> tally.merge(counter, 1, Integer::sum));
                tally.merge(NEVER, 1, Integer::sum);
            }
        });
        var texts = new TreeMap<String, Map<String, String>>();
        counted.forEach((field, tally) -> {
            var text = new TreeMap<String, String>();
            tally.forEach((counter, number) -> text.put(counter, number.toString()));
            texts.put(field, text);
        });
        return texts;
    }

    /** What phones send after a failover: the acknowledged ballots of the rounds that still are. */
    static List<Store.Submitted> healing(Map<Slot, Ballot> acknowledged, Set<String> rounds) {
        return acknowledged.values().stream()
                .filter(ballot -> rounds.contains(slot(ballot).field()))
                .map(ballot -> new Store.Submitted(ballot, true))
                .toList();
    }
}
