package io.rostrum.drill;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A voter's phone: what is said goes into the outbox, and from there again and again until it is acknowledged. Used by one event loop only. */
final class Phone implements Connection.Page {
    private final String person;
    private final Connection connection;
    private final Ledger ledger;
    private final Map<String, Outbox> outboxes = new TreeMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, Long> saidAt = new TreeMap<>();
    private final Waits waits;
    private int healed;
    private long newestAcknowledged;

    /** @param waits from what was said to its acknowledgement, whatever broke meanwhile */
    Phone(String person, Connection connection, Ledger ledger, Waits waits) {
        this.person = person;
        this.waits = waits;
        this.connection = connection;
        this.ledger = ledger;
        connection.come(this);
    }

    /** Says it in the round that the box is in; a question's round is its own id. */
    void say(String box, SortedMap<String, Integer> marks) {
        String round = round(box);
        Outbox outbox =
                outboxes.compute(box, (_, its) -> its != null && its.round().equals(round) ? its : new Outbox(round));
        ledger.says(account(box), outbox.say(marks));
        saidAt.put(box, System.nanoTime());
        pump(box);
    }

    private String round(String box) {
        JsonObject item = connection.items().getOrDefault(box, new JsonObject());
        return box.startsWith("talk/") ? item.getString("round", "") : box.substring(box.indexOf('/') + 1);
    }

    private Outbox outbox(String box) {
        return Objects.requireNonNull(outboxes.get(box));
    }

    private Ledger.Account account(String box) {
        return new Ledger.Account(person, box, outbox(box).round());
    }

    void ask(String question, String text) {
        connection
                .insist(new JsonObject()
                        .put("t", "Ask")
                        .put("question", question)
                        .put("text", text))
                .onSuccess(answer -> {
                    if (!answer.getString("t").equals("Ok")) {
                        refusals.add(answer.encode());
                    }
                });
    }

    /** One ballot of a box is under way at a time, so that none overtakes another. */
    private void pump(String box) {
        Outbox.Cast next = outbox(box).next();
        if (next != null && connection.isHere() && underWay.add(box)) {
            var cast = new JsonObject()
                    .put("t", "Cast")
                    .put("box", box)
                    .put("round", outbox(box).round())
                    .put("seq", next.vote().seq())
                    .put("marks", next.vote().json());
            if (next.receipt() != null) {
                cast.put("receipt", next.receipt());
            }
            connection.send(cast);
        }
    }

    @Override
    public void answered(JsonObject cast, JsonObject answer) {
        String box = cast.getString("box");
        switch (answer.getString("why", "")) {
            case "" -> acknowledged(cast, answer);
            case "TRY_AGAIN", "TOO_FAST" -> connection.after(answer, () -> free(box));
            default -> refused(cast, answer);
        }
    }

    private void acknowledged(JsonObject cast, JsonObject answer) {
        String box = cast.getString("box");
        newestAcknowledged = answer.getLong("version");
        boolean again = outbox(box).isAgain();
        healed += again ? 1 : 0;
        acknowledge(box, new Outbox.Cast(Vote.of(cast), answer.getString("receipt")));
        if (!again && outbox(box).next() == null) {
            waits.add(System.nanoTime() - saidAt.getOrDefault(box, System.nanoTime()));
        }
        free(box);
    }

    private void acknowledge(String box, Outbox.Cast cast) {
        ledger.acknowledges(account(box), cast.vote());
        outbox(box).acknowledge(cast);
    }

    private void refused(JsonObject cast, JsonObject answer) {
        refusals.add(answer.getString("why"));
        outbox(cast.getString("box")).refused(Vote.of(cast));
        free(cast.getString("box"));
    }

    private void free(String box) {
        underWay.remove(box);
        pump(box);
    }

    /** A ballot in the Welcome is as good as acknowledged; what the server lacks goes again. */
    @Override
    public void welcomed(JsonObject welcome) {
        JsonObject ballots = welcome.getJsonObject("ballots");
        for (String box : List.copyOf(outboxes.keySet())) {
            meet(box, ballots.getJsonObject(box));
            pump(box);
        }
    }

    private void meet(String box, @Nullable JsonObject ballot) {
        if (ballot == null || !ballot.getString("round").equals(outbox(box).round())) {
            outbox(box).meet(null);
        } else {
            var held = new Outbox.Cast(Vote.of(ballot), ballot.getString("receipt"));
            ledger.acknowledges(account(box), held.vote());
            outbox(box).meet(held);
        }
    }

    @Override
    public void lost() {
        underWay.clear();
    }

    boolean isQuiet() {
        return connection.isQuiet()
                && underWay.isEmpty()
                && outboxes.values().stream().allMatch(outbox -> outbox.next() == null);
    }

    /** Whether it may score the talk. */
    boolean knows(String box) {
        JsonObject item = connection.items().get(box);
        return item != null && item.getString("box", "new").equals("open");
    }

    /** The version of which it was last told that its ballot is part. */
    long newestAcknowledged() {
        return newestAcknowledged;
    }

    boolean isGone() {
        return connection.isGone();
    }

    String person() {
        return person;
    }

    Connection connection() {
        return connection;
    }

    /** Why ballots were refused for good, in order. */
    List<String> refusals() {
        return refusals;
    }

    /** How many acknowledged ballots it brought back to a server that had lost them. */
    int healed() {
        return healed;
    }
}
