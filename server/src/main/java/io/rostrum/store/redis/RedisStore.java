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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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

    private final Lines lines;
    private final Durability durability;
    private final Map<RedisLine, Replicating> replicating = new HashMap<>();
    private final @Nullable Lines writing;
    private final Supplier<String> ids;

    /**
     * One server, whose answer is enough.
     *
     * @param url such as {@code redis://:password@127.0.0.1:6379}
     */
    public RedisStore(Vertx vertx, String url, Supplier<String> ids, RandomGenerator chance) {
        this(vertx, new RedisAddress(url), new Durability.Always(), ids, chance);
    }

    /**
     * @param ids gives fresh names for epochs
     * @param chance spreads reconnects
     */
    public RedisStore(
            Vertx vertx, RedisAddress address, Durability durability, Supplier<String> ids, RandomGenerator chance) {
        this.lines = lines(vertx, address, chance);
        this.writing = durability instanceof Durability.Replicated ? lines(vertx, address, chance) : null;
        this.durability = durability;
        this.ids = ids;
    }

    private static Lines lines(Vertx vertx, RedisAddress address, RandomGenerator chance) {
        List<Script> scripts = List.of(CAST, PUT, CHANGES, RECOUNT, ANEW);
        return switch (address.kind()) {
            case ONE ->
                new RedisLine(vertx, address, Whereabouts.of(address.servers().getFirst()), scripts, chance);
            case SENTINEL -> new RedisLine(vertx, address, new Sentinels(vertx, address), scripts, chance);
            case CLUSTER -> new ClusterLines(vertx, address, scripts, chance);
        };
    }

    /** Connects, and stays connected from then on; fails if the first attempt does. */
    public Future<RedisStore> open() {
        return lines.open()
                .compose(_ -> writing == null ? Future.succeededFuture() : writing.open())
                .map(this);
    }

    /** What the Redis promises less than it should, as a sentence; empty if nothing, or if it does not let us look. */
    public Future<String> shortfall() {
        return Promises.shortfall(lines.to(Keys.SESSIONS), durability);
    }

    /** Calls the listener each time that a connection has been made: what was known may be of another epoch. */
    public void onConnected(Runnable listener) {
        lines.onConnected(listener);
    }

    @Override
    public boolean isUp() {
        return lines.isUp() && (writing == null || writing.isUp());
    }

    public Future<Void> close() {
        return Future.join(lines.close(), writing == null ? Future.succeededFuture() : writing.close())
                .mapEmpty();
    }

    /** The sessions, codes and secrets in the same Redis, over the same connection. */
    public RedisRegister register() {
        return new RedisRegister(lines);
    }

    @Override
    public Future<CastResult> cast(SessionId session, List<Submitted> ballots) {
        return write(session, casting(session, ballots, ids.get()))
                .map(reply -> new CastResult(Replies.whole(reply.get(0)), Replies.outcomes(reply, ballots)));
    }

    /** The call of the script that counts them. */
    static Request casting(SessionId session, List<Submitted> ballots, String freshEpoch) {
        Request request =
                CAST.call(Keys.of(session)).arg(freshEpoch).arg(HEALING).arg(MAX_COUNTERS);
        ballots.forEach(ballot -> write(request, ballot));
        return request;
    }

    private RedisLine line(SessionId session) {
        return lines.to(Keys.of(session));
    }

    /** Sends a script that changes the session, and answers when what was asked for is promised. */
    private Future<Response> write(SessionId session, Request request) {
        if (durability instanceof Durability.Replicated replicated && writing != null) {
            String key = Keys.of(session);
            return replicating
                    .computeIfAbsent(writing.to(key), line -> new Replicating(line, replicated))
                    .send(request, key);
        }
        return line(session).send(request);
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
        return write(session, request)
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
        return line(session).send(request).mapEmpty();
    }

    @Override
    public Future<ChangesResult> changes(SessionId session, String epoch, long version) {
        return line(session)
                .send(CHANGES.call(Keys.of(session)).arg(ids.get()).arg(epoch).arg(version))
                .map(Replies::changes);
    }

    @Override
    public Future<BallotsResult> ballots(SessionId session, Person person) {
        return line(session)
                .batch(List.of(
                        Request.cmd(Command.MULTI),
                        Request.cmd(Command.HGET).arg(Keys.meta(session)).arg("epoch"),
                        Request.cmd(Command.HGETALL).arg(Keys.ballots(session, person.value())),
                        Request.cmd(Command.EXEC)))
                .map(replies -> Replies.ballots(replies.get(3)));
    }

    @Override
    public Future<List<Optional<Head>>> heads(List<SessionId> sessions) {
        var byLine = new LinkedHashMap<RedisLine, List<SessionId>>();
        sessions.forEach(session ->
                byLine.computeIfAbsent(line(session), _ -> new ArrayList<>()).add(session));
        var found = new HashMap<SessionId, Optional<Head>>();
        List<Future<Void>> asking = new ArrayList<>();
        byLine.forEach((line, its) -> asking.add(heads(line, its, found)));
        // Of a cluster, a part may be out of reach; the sessions of the others are compared all the same.
        return (asking.isEmpty() ? Future.succeededFuture() : Future.any(asking))
                .compose(_ -> Future.join(asking).otherwiseEmpty())
                .map(_ -> sessions.stream()
                        .map(session -> found.getOrDefault(session, Optional.empty()))
                        .toList());
    }

    private static Future<Void> heads(RedisLine line, List<SessionId> sessions, Map<SessionId, Optional<Head>> found) {
        List<Request> reads = sessions.stream()
                .map(session -> Request.cmd(Command.HMGET)
                        .arg(Keys.meta(session))
                        .arg("epoch")
                        .arg("version"))
                .toList();
        return line.batch(reads).map(replies -> {
            for (int i = 0; i < sessions.size(); i++) {
                found.put(sessions.get(i), Replies.head(replies.get(i)));
            }
            return null;
        });
    }

    @Override
    public Future<Recount> recount(SessionId session) {
        return line(session).send(RECOUNT.call(Keys.of(session)).arg("")).map(Recounting::of);
    }

    @Override
    public Future<Boolean> knows(SessionId session, Person person) {
        return line(session)
                .send(Request.cmd(Command.SISMEMBER).arg(Keys.people(session)).arg(person.value()))
                .map(Response::toBoolean);
    }
}
