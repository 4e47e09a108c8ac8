package io.rostrum.live;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Command;
import io.rostrum.domain.Interaction;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Refusal;
import io.rostrum.domain.Reply;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the ballots of one session on one event loop: what arrives within 2 ms goes to the store together. Nothing is
 * acknowledged before the store has answered. Used by that loop only.
 */
final class Casting {
    /** In ms: far below what a person notices, long enough that a rush travels in full batches. */
    private static final long GATHER = 2;

    /** Ballots on their way, half a second's work or a whole one: what waits behind more would miss its deadline, and fill the memory. */
    private static final int MAX_UNDER_WAY = 8_192;

    private final Vertx vertx;
    private final Store store;
    private final Receipts receipts;
    private final Mirror mirror;
    private final Measures measures;
    private List<Store.Submitted> batch = new ArrayList<>();
    private Promise<Store.CastResult> answer = Promise.promise();

    /** How many were sent. */
    private long batches;

    private int underWay;

    Casting(Vertx vertx, Store store, Receipts receipts, Mirror mirror, Measures measures) {
        this.vertx = vertx;
        this.store = store;
        this.receipts = receipts;
        this.mirror = mirror;
        this.measures = measures;
    }

    /** Fails where the store does, and where it has more to do than it can. */
    Future<Reply> cast(Command.Cast cast, Pass pass) {
        if (underWay >= MAX_UNDER_WAY) {
            return Future.failedFuture("too many ballots are under way");
        }
        return switch (Interaction.count(cast.marks(), cast.box(), pass, mirror.snapshot())) {
            case Interaction.Counters counters -> submit(cast, pass, counters);
            case Interaction.Refused refused when refused.refusal() == Refusal.NO_SUCH_ITEM -> castAfresh(cast, pass);
            case Interaction.Refused refused -> Future.succeededFuture(Reply.No.of(cast.id(), refused.refusal()));
        };
    }

    /** Unknown to the mirror is no reason to refuse: another node may have heard of it first. */
    private Future<Reply> castAfresh(Command.Cast cast, Pass pass) {
        return mirror.refresh().compose(fresh -> switch (Interaction.count(cast.marks(), cast.box(), pass, fresh)) {
            case Interaction.Counters counters -> submit(cast, pass, counters);
            case Interaction.Refused refused -> Future.succeededFuture(Reply.No.of(cast.id(), refused.refusal()));
        });
    }

    private Future<Reply> submit(Command.Cast cast, Pass pass, Interaction.Counters counters) {
        var said = new Ballot.Cast(cast.round(), cast.seq(), cast.marks());
        String receipt = receipts.receipt(pass.session(), pass.person(), said);
        boolean receipted = Receipts.areEqual(receipt, cast.receipt());
        var ballot = new Ballot(pass.person(), cast.box(), cast.round(), cast.seq(), cast.marks(), counters.names());
        int place = batch.size();
        batch.add(new Store.Submitted(ballot, receipted));
        underWay++;
        Future<Store.CastResult> result = answer.future();
        if (batch.size() == Store.MAX_BATCH) {
            send();
        } else if (place == 0) {
            long number = batches;
            vertx.setTimer(GATHER, _ -> sendIfGathering(number));
        }
        return result.map(answers -> reply(cast.id(), pass, receipt, answers, place));
    }

    /** A number, not the batch: in a flood timers are late, and would hold what has long been refused. */
    private void sendIfGathering(long number) {
        if (number == batches) {
            send();
        }
    }

    private void send() {
        List<Store.Submitted> gathered = batch;
        Promise<Store.CastResult> waiting = answer;
        batch = new ArrayList<>();
        batches++;
        answer = Promise.promise();
        measures.cast(gathered.size());
        store.cast(mirror.session(), gathered)
                .onSuccess(result -> mirror.changed(result.version()))
                .onComplete(_ -> underWay -= gathered.size())
                .onComplete(waiting);
    }

    /** @param receipt of the ballot, which nobody gets unless it is saved */
    private Reply reply(long id, Pass pass, String receipt, Store.CastResult result, int place) {
        return switch (result.outcomes().get(place)) {
            case CastOutcome.Saved _ -> new Reply.Ok(id, result.version(), receipt);
            case CastOutcome.Older older ->
                new Reply.No(
                        id, Refusal.OLDER, null, receipts.receipted(pass.session(), pass.person(), older.stored()));
            case CastOutcome.OtherRound _ -> Reply.No.of(id, Refusal.CHANGED);
            case CastOutcome.Closed _ -> Reply.No.of(id, Refusal.CLOSED);
            case CastOutcome.Full _ -> Reply.No.of(id, Refusal.FULL);
        };
    }
}
