package io.rostrum;

import io.rostrum.live.Sessions;
import io.rostrum.store.redis.RedisStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds the node's mirrors and the line to Redis that fills them, and opens the session. Used by one event loop only. */
final class LiveVerticle extends VerticleBase {
    private final Supplier<Future<RedisStore>> connect;
    private final Function<RedisStore, Sessions> mirrors;
    private final Function<RedisStore, Future<SessionOpening.Opened>> opening;
    private volatile @Nullable RedisStore store;
    private volatile @Nullable Sessions sessions;
    private volatile SessionOpening.@Nullable Opened opened;

    LiveVerticle(
            Supplier<Future<RedisStore>> connect,
            Function<RedisStore, Sessions> mirrors,
            Function<RedisStore, Future<SessionOpening.Opened>> opening) {
        this.connect = connect;
        this.mirrors = mirrors;
        this.opening = opening;
    }

    @Override
    public Future<?> start() {
        return connect.get().compose(this::open).recover(fault -> stop().transform(_ -> Future.failedFuture(fault)));
    }

    private Future<?> open(RedisStore connected) {
        store = connected;
        Sessions held = mirrors.apply(connected);
        sessions = held;
        connected.onConnected(held::checkAll);
        return opening.apply(connected).onSuccess(session -> opened = session);
    }

    /** The mirrors; there once it has started. */
    Sessions sessions() {
        return Objects.requireNonNull(sessions);
    }

    /** The session that was opened; there once it has started. */
    SessionOpening.Opened opened() {
        return Objects.requireNonNull(opened);
    }

    /** The line is closed before Vert.x cuts it, which would look like a Redis that went away. */
    @Override
    public Future<?> stop() {
        RedisStore connected = store;
        return connected == null ? Future.succeededFuture() : connected.close();
    }
}
