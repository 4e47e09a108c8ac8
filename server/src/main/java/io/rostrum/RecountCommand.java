package io.rostrum;

import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.rostrum.store.redis.Durability;
import io.rostrum.store.redis.EmbeddedRedis;
import io.rostrum.store.redis.RedisAddress;
import io.rostrum.store.redis.RedisStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** {@code rostrum recount CODE}: counts the ballots of a live session anew. Used by one thread, and blocks it. */
final class RecountCommand {
    private RecountCommand() {}

    /** Prints what the recount found; whether every tally agrees with it. */
    static boolean run(Asked.Recount asked, PrintStream out) throws CannotStart {
        Store.Recount recount = recount(redis(asked), asked.code());
        recount.faults().forEach(out::println);
        out.printf(
                "%d ballots of %d people: %s%n",
                recount.ballots(),
                recount.people(),
                recount.faults().isEmpty() ? "every tally agrees" : "NOT every tally agrees");
        return recount.faults().isEmpty();
    }

    private static RedisAddress redis(Asked.Recount asked) throws CannotStart {
        if (asked.redis() != null) {
            return asked.redis();
        }
        try {
            return EmbeddedRedis.running(DataDirectory.redis(asked.data()))
                    .orElseThrow(() -> new CannotStart("No Redis runs in "
                            + asked.data().toAbsolutePath() + ": start Rostrum first, or give its --data or --redis."));
        } catch (IOException e) {
            throw new CannotStart("The data directory " + asked.data() + " cannot be read", e);
        }
    }

    private static Store.Recount recount(RedisAddress redis, String code) throws CannotStart {
        var vertx = Vertx.vertx();
        try {
            return recount(vertx, redis, code)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get()
                    .orElseThrow(() -> new CannotStart("No session has the code " + code + "."));
        } catch (ExecutionException e) {
            throw new CannotStart("Redis at " + redis + " cannot be asked (" + e.getMessage() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The recount was interrupted.");
        } finally {
            vertx.close().await();
        }
    }

    private static Future<Optional<Store.Recount>> recount(Vertx vertx, RedisAddress redis, String code) {
        var chance = new SecureRandom();
        return Future.future(answer ->
                vertx.runOnContext(_ -> new RedisStore(vertx, redis, new Durability.Always(), new Ids(chance), chance)
                        .open()
                        .compose(store -> store.register().byCode(code).compose(session -> recount(store, session)))
                        .onComplete(answer)));
    }

    private static Future<Optional<Store.Recount>> recount(Store store, Optional<SessionId> session) {
        return session.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : store.recount(session.get()).map(Optional::of);
    }
}
