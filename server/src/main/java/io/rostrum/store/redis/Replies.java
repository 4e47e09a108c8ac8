package io.rostrum.store.redis;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Box;
import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Item;
import io.rostrum.domain.Name;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.Talk;
import io.rostrum.domain.Tally;
import io.rostrum.store.Store;
import io.rostrum.wire.ItemJson;
import io.rostrum.wire.MarksJson;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the scripts answer; each script's header says what that is. */
final class Replies {
    /** The field of a tally that holds the turnout: no counter can have an empty name. */
    static final String TURNOUT = "";

    private static final int CHANGES_HEAD = 4;
    private static final int CHANGES_ROW = 5;

    private Replies() {}

    static long whole(Response reply) {
        return Long.parseLong(reply.toString());
    }

    static List<CastOutcome> outcomes(Response reply, List<Store.Submitted> ballots) {
        var outcomes = new ArrayList<CastOutcome>();
        for (Store.Submitted submitted : ballots) {
            String answer = reply.get(outcomes.size() + 1).toString();
            outcomes.add(outcome(answer, submitted.ballot().round()));
        }
        return outcomes;
    }

    private static CastOutcome outcome(String answer, String round) {
        String[] words = answer.split("\n", 3);
        return switch (words[0]) {
            case "saved" -> new CastOutcome.Saved();
            case "changed" -> new CastOutcome.OtherRound();
            case "closed" -> new CastOutcome.Closed();
            case "full" -> new CastOutcome.Full();
            case "older" ->
                new CastOutcome.Older(new Ballot.Cast(round, Long.parseLong(words[1]), MarksJson.parse(words[2])));
            default -> throw new IllegalStateException("cast.lua does not answer that");
        };
    }

    static Store.ChangesResult changes(Response reply) {
        var items = new HashMap<Name, Snapshot.Stamped>();
        for (int row = CHANGES_HEAD; row < reply.size(); row += CHANGES_ROW) {
            Name name = Name.parse(reply.get(row).toString()).orElseThrow();
            items.put(name, new Snapshot.Stamped(item(name, reply, row), whole(reply.get(row + 1))));
        }
        var changes = new Snapshot.Changes(reply.get(0).toString(), whole(reply.get(1)), items);
        return new Store.ChangesResult(
                changes, whole(reply.get(2)), number(reply.get(3).toString()));
    }

    private static Item item(Name name, Response reply, int row) {
        if (name instanceof Name.OfTally tally) {
            return tally(tally.box(), counters(reply.get(row + 4)));
        }
        Item item = ItemJson.read(name, reply.get(row + 2).toString());
        return item instanceof Talk talk ? talk.with(box(reply.get(row + 3).toString())) : item;
    }

    private static Tally tally(Box box, Map<String, Integer> counters) {
        Integer turnout = counters.remove(TURNOUT);
        return new Tally(box, turnout == null ? 0 : turnout, counters);
    }

    static Map<String, Integer> counters(Response fields) {
        var counters = new HashMap<String, Integer>();
        for (int i = 0; i < fields.size(); i += 2) {
            counters.put(fields.get(i).toString(), (int) whole(fields.get(i + 1)));
        }
        return counters;
    }

    private static BoxStatus box(String text) {
        if (text.isEmpty()) {
            return BoxStatus.NEW;
        }
        String[] parts = text.split(" ", 3);
        Box.State state = switch (parts[0]) {
            case "open" -> Box.State.OPEN;
            case "closed" -> Box.State.CLOSED;
            default -> Box.State.NEW;
        };
        return new BoxStatus(state, parts[1].equals("-") ? null : parts[1], number(parts[2]));
    }

    private static @Nullable Long number(String text) {
        return text.isEmpty() || text.equals("-") ? null : Long.valueOf(text);
    }

    static Store.BallotsResult ballots(Response reply) {
        Response epoch = reply.get(0);
        Response fields = reply.get(1);
        var ballots = new ArrayList<Store.StoredBallot>();
        for (int i = 0; i < fields.size(); i += 2) {
            ballots.add(ballot(fields.get(i).toString(), fields.get(i + 1).toString()));
        }
        return new Store.BallotsResult(epoch == null ? "" : epoch.toString(), ballots);
    }

    /** A ballot is kept under box@round as seq, marks and counters, a line each. */
    private static Store.StoredBallot ballot(String boxAtRound, String text) {
        int at = boxAtRound.lastIndexOf('@');
        String[] lines = text.split("\n", 3);
        var cast = new Ballot.Cast(boxAtRound.substring(at + 1), Long.parseLong(lines[0]), MarksJson.parse(lines[1]));
        return new Store.StoredBallot(boxAtRound.substring(0, at), cast);
    }

    static Optional<Store.Head> head(Response reply) {
        return reply.get(0) == null
                ? Optional.empty()
                : Optional.of(new Store.Head(reply.get(0).toString(), whole(reply.get(1))));
    }
}
