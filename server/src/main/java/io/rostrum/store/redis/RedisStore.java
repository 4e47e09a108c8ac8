package io.rostrum.store.redis;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Item;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.rostrum.wire.ItemJson;
import io.rostrum.wire.MarksJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** The store in Redis, over one connection. Used by one event loop only. */
public final class RedisStore implements Store {
    /** For how many ms after a lossy failover a ballot with a valid receipt is taken though its box has closed. */
    static final long HEALING = 60_000;

    /** How many different counters a tally may hold: what a screen can show, and a map that phones can hold. */
    static final int MAX_COUNTERS = 500;

    private static final Script CAST = Script.named("cast");
    private static final Script PUT = Script.named("put");
    private static final Script CHANGES = Script.named("changes");
    private static final Script RECOUNT = Script.named("recount");
    private static final Script ANEW = Script.named("anew");

    private final RedisLine line;
    private final Supplier<String> ids;

    /**
     * @param url such as {@code redis://:password@127.0.0.1:6379}
     * @param ids gives fresh names for epochs
     * @param chance spreads reconnects
     */
    public RedisStore(Vertx vertx, String url, Supplier<String> ids, RandomGenerator chance) {
        this.line = new RedisLine(vertx, url, List.of(CAST, PUT, CHANGES, RECOUNT, ANEW), chance);
        this.ids = ids;
    }

    /** Connects, and stays connected from then on; fails if the first attempt does. */
    public Future<RedisStore> open() {
        return line.open().map(this);
    }

    /** Calls the listener each time that a connection has been made: what was known may be of another epoch. */
    public void onConnected(Runnable listener) {
        line.onConnected(listener);
    }

    @Override
    public boolean isUp() {
        return line.isUp();
    }

    public Future<Void> close() {
        return line.close();
    }

    /** The sessions, codes and secrets in the same Redis, over the same connection. */
    public RedisRegister register() {
        return new RedisRegister(line);
    }

    @Override
    public Future<CastResult> cast(SessionId session, List<Submitted> ballots) {
        Request request =
                CAST.call(Keys.of(session)).arg(ids.get()).arg(HEALING).arg(MAX_COUNTERS);
        ballots.forEach(ballot -> write(request, ballot));
        return line.send(request)
                .map(reply -> new CastResult(Replies.whole(reply.get(0)), Replies.outcomes(reply, ballots)));
    }

    private static void write(Request request, Submitted submitted) {
        Ballot ballot = submitted.ballot();
        request.arg(ballot.person().value())
                .arg(ballot.box().toString())
                .arg(ballot.round())
                .arg(ballot.seq())
                .arg(MarksJson.canonical(ballot.marks()))
                .arg(String.join("\n", ballot.counters()))
                .arg(submitted.receipted() ? "1" : "");
    }

    @Override
    public Future<PutResult> put(SessionId session, String who, Decision.Put put) {
        Request request = PUT.call(Keys.of(session))
                .arg(ids.get())
                .arg(put.epoch())
                .arg(who)
                .arg(put.log() == null ? "" : put.log());
        request.arg(put.reads().size());
        put.reads().forEach((name, stamp) -> request.arg(name.toString()).arg(stamp));
        request.arg(put.kinds().size());
        put.kinds().forEach((kind, version) -> request.arg(kind.prefix()).arg(version));
        request.arg(put.writes().size());
        put.writes().forEach((name, item) -> request.arg(name.toString()).arg(ItemJson.write(item)));
        request.arg(put.stamps().size());
        put.stamps().forEach(name -> request.arg(name.toString()));
        request.arg(put.boxes().size());
        put.boxes().forEach(change -> write(request, change));
        return line.send(request)
                .map(reply -> new PutResult(reply.get(0).toString().equals("ok"), Replies.whole(reply.get(1))));
    }

    private static void write(Request request, Decision.BoxChange change) {
        switch (change) {
            case Decision.BoxChange.Opens opens ->
                request.arg("opens")
                        .arg(opens.box().toString())
                        .arg(opens.round())
                        .arg(opens.closesAt() == null ? "" : opens.closesAt().toString());
            case Decision.BoxChange.Closes closes ->
                request.arg("closes")
                        .arg(closes.box().toString())
                        .arg(closes.grace())
                        .arg("");
        }
    }

    @Override
    public Future<Void> beginAnew(SessionId session, Map<Name, Item> items) {
        Request request = ANEW.call(Keys.of(session)).arg(ids.get());
        items.forEach((name, item) -> request.arg(name.toString()).arg(ItemJson.write(item)));
        return line.send(request).mapEmpty();
    }

    @Override
    public Future<ChangesResult> changes(SessionId session, String epoch, long version) {
        return line.send(
                        CHANGES.call(Keys.of(session)).arg(ids.get()).arg(epoch).arg(version))
                .map(Replies::changes);
    }

    @Override
    public Future<BallotsResult> ballots(SessionId session, Person person) {
        return line.batch(List.of(
                        Request.cmd(Command.MULTI),
                        Request.cmd(Command.HGET).arg(Keys.meta(session)).arg("epoch"),
                        Request.cmd(Command.HGETALL).arg(Keys.ballots(session, person.value())),
                        Request.cmd(Command.EXEC)))
                .map(replies -> Replies.ballots(replies.get(3)));
    }

    @Override
    public Future<List<Optional<Head>>> heads(List<SessionId> sessions) {
        List<Request> reads = sessions.stream()
                .map(session -> Request.cmd(Command.HMGET)
                        .arg(Keys.meta(session))
                        .arg("epoch")
                        .arg("version"))
                .toList();
        return sessions.isEmpty()
                ? Future.succeededFuture(List.of())
                : line.batch(reads)
                        .map(replies -> replies.stream().map(Replies::head).toList());
    }

    @Override
    public Future<Recount> recount(SessionId session) {
        return line.send(RECOUNT.call(Keys.of(session)).arg("")).map(Recounting::of);
    }

    @Override
    public Future<Boolean> knows(SessionId session, Person person) {
        return line.send(
                        Request.cmd(Command.SISMEMBER).arg(Keys.people(session)).arg(person.value()))
                .map(Response::toBoolean);
    }
}
