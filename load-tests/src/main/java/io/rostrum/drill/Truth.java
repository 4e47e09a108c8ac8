package io.rostrum.drill;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Person;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.rostrum.store.redis.RedisStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the store holds, read past any server. */
final class Truth implements AutoCloseable {
    /** Persons; each takes a few commands, of which a line to Redis carries some thousand at once. */
    private static final int AT_ONCE = 500;

    private final Vertx vertx;
    private final RedisStore store;
    private final SessionId session;

    private Truth(Vertx vertx, RedisStore store, SessionId session) {
        this.vertx = vertx;
        this.store = store;
        this.session = session;
    }

    /** What the Redis at that address holds of the session with that code. */
    static Truth of(Vertx vertx, String url, String code) {
        return on(vertx, () -> new RedisStore(vertx, url, () -> "never", new Random(1)).open())
                .thenCompose(store -> on(vertx, () -> store.register().byCode(code))
                        .thenApply(session -> new Truth(vertx, store, session.orElseThrow())))
                .join();
    }

    private static <T> CompletableFuture<T> on(Vertx vertx, Supplier<Future<T>> question) {
        var answer = new CompletableFuture<T>();
        vertx.runOnContext(_ -> question.get().onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        return answer.orTimeout(Crowd.SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** Every ballot of these persons. */
    Map<Ledger.Account, Vote> ballots(List<String> persons) {
        var ballots = new HashMap<Ledger.Account, Vote>();
        for (int from = 0; from < persons.size(); from += AT_ONCE) {
            ballots.putAll(some(persons.subList(from, Math.min(persons.size(), from + AT_ONCE))));
        }
        return ballots;
    }

    private Map<Ledger.Account, Vote> some(List<String> persons) {
        return on(
                        vertx,
                        () -> Future.all(persons.stream()
                                        .map(person -> store.ballots(session, new Person(person)))
                                        .toList())
                                .map(all -> ballots(persons, all.list())))
                .join();
    }

    private static Map<Ledger.Account, Vote> ballots(List<String> persons, List<Store.BallotsResult> results) {
        var ballots = new HashMap<Ledger.Account, Vote>();
        for (int i = 0; i < persons.size(); i++) {
            for (Store.StoredBallot stored : results.get(i).ballots()) {
                ballots.put(
                        new Ledger.Account(
                                persons.get(i), stored.box(), stored.cast().round()),
                        vote(stored.cast()));
            }
        }
        return ballots;
    }

    private static Vote vote(Ballot.Cast cast) {
        var marks = new TreeMap<String, Integer>();
        cast.marks().values().forEach((mark, value) -> marks.put(mark, whole(value)));
        return new Vote(cast.seq(), marks);
    }

    private static int whole(BigDecimal value) {
        return value.intValueExact();
    }

    Store.Recount recount() {
        return on(vertx, () -> store.recount(session)).join();
    }

    @Override
    public void close() {
        on(vertx, store::close).join();
    }
}
