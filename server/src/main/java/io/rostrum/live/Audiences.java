package io.rostrum.live;

import io.rostrum.domain.Command;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Refusal;
import io.rostrum.domain.Reply;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The audiences of one event loop, and the way from a command to its answer. Used by that loop only. */
public final class Audiences {
    /** In ms, and as much again at random: when the store is out of reach, phones come back spread out. */
    private static final long RETRY_AFTER = 500;

    /** In ms. When the store is away thousands of phones try again all the time, and one line says it. */
    private static final long COMPLAIN_PERIOD = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(Audiences.class);

    /** A session on this loop: who is there, and how its ballots are taken. */
    private record Place(Audience audience, Casting casting, Runnable listener) {}

    private final Vertx vertx;
    private final Store store;
    private final Sessions sessions;
    private final Receipts receipts;
    private final RedisTime time;
    private final RandomGenerator chance;
    private final Measures measures;
    private final Loop loop = Loop.current();
    private final Pace complaining;
    private final Map<SessionId, Future<Place>> places = new HashMap<>();
    private int failed;
    private Throwable lastFault = new IllegalStateException("none yet");

    public Audiences(
            Vertx vertx,
            Store store,
            Sessions sessions,
            Receipts receipts,
            RedisTime time,
            RandomGenerator chance,
            Measures measures) {
        this.vertx = vertx;
        this.store = store;
        this.sessions = sessions;
        this.receipts = receipts;
        this.time = time;
        this.chance = chance;
        this.measures = measures;
        this.complaining = new Pace(vertx, COMPLAIN_PERIOD, this::complain);
        vertx.setPeriodic(Audience.BEAT_PERIOD, _ -> beat());
    }

    /** Takes whoever holds the pass into the session's audience; empty if there is no such session any more. */
    public Future<Optional<Screen>> join(Command.Join join, Pass pass, Screen.Outlet outlet) {
        return place(pass.session()).compose(place -> {
            if (place.audience().mirror().snapshot().session().isEmpty()) {
                leaveIfEmpty(place);
                return Future.succeededFuture(Optional.empty());
            }
            var screen = new Screen(pass, outlet);
            return place.audience().join(screen, join).map(Optional.of(screen)).onFailure(_ -> leave(screen));
        });
    }

    public void leave(Screen screen) {
        present(screen.pass().session()).ifPresent(place -> {
            place.audience().leave(screen);
            leaveIfEmpty(place);
        });
    }

    /** The screen takes frames again. */
    public void drained(Screen screen) {
        present(screen.pass().session()).ifPresent(place -> place.audience().drained(screen));
    }

    /** Answers a command of a screen that has joined; what went wrong on our side is to be tried again. */
    public Future<Reply> answer(Command command, Screen screen) {
        if (!screen.pass().role().may(command)) {
            return Future.succeededFuture(Reply.No.of(command.id(), Refusal.NOT_ALLOWED));
        }
        // Composed, not called: a fault of ours that is thrown must be answered as well.
        return Future.succeededFuture(present(screen.pass().session()))
                .compose(place -> answer(command, screen, place.orElseThrow()))
                .recover(fault -> Future.succeededFuture(tryAgain(command, fault)));
    }

    private Future<Reply> answer(Command command, Screen screen, Place place) {
        return switch (command) {
            case Command.Join join -> Future.succeededFuture(Reply.No.of(join.id(), Refusal.NOT_ALLOWED));
            case Command.Cast cast -> place.casting().cast(cast, screen.pass());
            case Command.Change change ->
                sessions.change(screen.asks(change), place.audience().mirror());
        };
    }

    /** Asks for the command again, later, spread out. */
    public Reply tryAgain(Command command, Throwable fault) {
        failed++;
        lastFault = fault;
        complaining.ask();
        return Reply.No.after(command.id(), Refusal.TRY_AGAIN, RETRY_AFTER + chance.nextLong(RETRY_AFTER));
    }

    private void complain() {
        LOG.warn("{} commands are to be tried again, the last because of: {}", failed, lastFault.toString());
        failed = 0;
    }

    private Future<Place> place(SessionId session) {
        Future<Place> known = places.get(session);
        return known == null ? open(session) : known;
    }

    private Future<Place> open(SessionId session) {
        Runnable listener = () -> loop.run(
                () -> present(session).ifPresent(place -> place.audience().changed()));
        Future<Place> opening = sessions.open(session, listener).map(served -> place(served, listener));
        places.put(session, opening);
        return opening.onFailure(_ -> places.remove(session, opening));
    }

    private Place place(Sessions.Served served, Runnable listener) {
        Mirror mirror = served.mirror();
        return new Place(
                new Audience(vertx, store, receipts, time, served, () -> sessions.attended(mirror.session())),
                new Casting(vertx, store, receipts, mirror, measures),
                listener);
    }

    private Optional<Place> present(SessionId session) {
        return Optional.ofNullable(places.get(session))
                .filter(Future::succeeded)
                .map(Future::result);
    }

    private void leaveIfEmpty(Place place) {
        Mirror mirror = place.audience().mirror();
        if (place.audience().isEmpty() && places.remove(mirror.session()) != null) {
            sessions.close(mirror, place.listener());
        }
    }

    private void beat() {
        places.values().stream()
                .filter(Future::succeeded)
                .forEach(place -> place.result().audience().beat());
    }
}
