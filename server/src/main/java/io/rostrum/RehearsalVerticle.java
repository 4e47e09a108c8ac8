package io.rostrum;

import io.rostrum.domain.Programme;
import io.rostrum.domain.SessionId;
import io.rostrum.rehearsal.Rehearsal;
import io.rostrum.store.redis.RedisStore;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the session of a rehearsal, fills it with simulated people, and ends them with the server. Used by one event loop only. */
final class RehearsalVerticle extends VerticleBase {

    /** A line to Redis of its own, and what opens sessions over it. */
    record Place(RedisStore store, SessionOpening opening) {}

    private final Supplier<Future<Place>> connect;
    private final Programme programme;
    private final SessionId session;
    private final Function<SessionOpening.Opened, Rehearsal> people;
    private @Nullable RedisStore store;
    private @Nullable Rehearsal rehearsal;
    private volatile SessionOpening.@Nullable Opened opened;

    /** @param people makes them, once it is known where they are to go */
    RehearsalVerticle(
            Supplier<Future<Place>> connect,
            Programme programme,
            SessionId session,
            Function<SessionOpening.Opened, Rehearsal> people) {
        this.connect = connect;
        this.programme = programme;
        this.session = session;
        this.people = people;
    }

    @Override
    public Future<?> start() {
        return connect.get().compose(place -> {
            store = place.store();
            return place.opening()
                    .rehearse(programme, session)
                    .onSuccess(its -> begin(its, place.opening()))
                    .recover(fault -> stop().transform(_ -> Future.failedFuture(fault)));
        });
    }

    private void begin(SessionOpening.Opened its, SessionOpening opening) {
        opened = its;
        rehearsal = people.apply(its);
        rehearsal.begin(() -> opening.startOver(programme, session));
    }

    /** The session in which it takes place; there once it has started. */
    SessionOpening.Opened opened() {
        return Objects.requireNonNull(opened);
    }

    @Override
    public Future<?> stop() {
        if (rehearsal != null) {
            rehearsal.close();
        }
        return store == null ? Future.succeededFuture() : store.close();
    }
}
