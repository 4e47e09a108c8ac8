package io.rostrum.live;

import io.rostrum.domain.Command;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Role;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.View;
import io.rostrum.store.Store;
import io.rostrum.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The screens of one session on one event loop: they are welcomed, and told what changes. Used by that loop only. */
final class Audience {
    /** A beat is considered every 5 s, and goes to a screen that has had nothing at three of them: 15 s. */
    static final long BEAT_PERIOD = 5_000;

    private static final int QUIET_BEATS = 3;

    /** A Welcome needs ballots and map of one epoch; two failovers within one Welcome are more than it waits for. */
    private static final int WELCOME_ATTEMPTS = 3;

    private final Store store;
    private final Receipts receipts;
    private final RedisTime time;
    private final Mirror mirror;
    private final Pace fast;
    private final Pace calm;
    private final Set<Screen> screens = new LinkedHashSet<>();
    private final Map<Person, Integer> phones = new HashMap<>();

    Audience(Vertx vertx, Store store, Receipts receipts, RedisTime time, Mirror mirror) {
        this.store = store;
        this.receipts = receipts;
        this.time = time;
        this.mirror = mirror;
        this.fast = new Pace(vertx, Pace.FAST, () -> flush(Audience::isFast));
        this.calm = new Pace(vertx, Pace.CALM, () -> flush(role -> !isFast(role)));
    }

    private static boolean isFast(Role role) {
        return role == Role.PROJECTOR || role == Role.MODERATOR;
    }

    Mirror mirror() {
        return mirror;
    }

    boolean isEmpty() {
        return screens.isEmpty();
    }

    /** Takes the screen in and welcomes it with what it does not hold yet. */
    Future<Void> join(Screen screen, Command.Join join) {
        screens.add(screen);
        if (screen.pass().role() == Role.ATTENDEE && phones.merge(screen.pass().person(), 1, Integer::sum) == 1) {
            mirror.count(1);
        }
        return welcome(screen, join);
    }

    void leave(Screen screen) {
        boolean wasHere = screens.remove(screen);
        if (wasHere
                && screen.pass().role() == Role.ATTENDEE
                && phones.merge(screen.pass().person(), -1, Audience::sumOrNone) == null) {
            mirror.count(-1);
        }
    }

    private static @Nullable Integer sumOrNone(int number, int change) {
        return number + change == 0 ? null : number + change;
    }

    /** The snapshot or the number of phones has changed. */
    void changed() {
        fast.ask();
        calm.ask();
    }

    /** The screen takes frames again. */
    void drained(Screen screen) {
        (isFast(screen.pass().role()) ? fast : calm).ask();
    }

    private void flush(Predicate<Role> roles) {
        Frames frames = frames();
        for (Screen screen : screens) {
            if (roles.test(screen.pass().role()) && !screen.isFull()) {
                update(screen, frames);
            }
        }
    }

    private Frames frames() {
        return new Frames(mirror.snapshot(), mirror.phones(), time.now());
    }

    private void update(Screen screen, Frames frames) {
        Snapshot snapshot = mirror.snapshot();
        if (screen.awaitsWelcome(snapshot.epoch())) {
            welcomeAgain(screen, snapshot);
        } else {
            frames.updateOf(screen).ifPresent(frame -> screen.write(frame, snapshot.version(), mirror.phones()));
        }
    }

    /** A new epoch: everybody gets a Welcome, so that phones can bring back what the server has lost. */
    private void welcomeAgain(Screen screen, Snapshot snapshot) {
        if (!screen.expectsWelcome(snapshot.epoch())) {
            welcome(screen, null).onFailure(_ -> screen.expectWelcome(""));
        }
    }

    /** Sends the beat to screens that have had nothing for a while; whoever is not up to date gets that instead. */
    void beat() {
        Frames frames = frames();
        String beat = frames.beat();
        for (Screen screen : screens) {
            screen.passBeat();
            if (screen.isQuietFor(QUIET_BEATS) && !screen.isFull()) {
                update(screen, frames);
                if (screen.isQuietFor(QUIET_BEATS)
                        && !screen.awaitsWelcome(mirror.snapshot().epoch())) {
                    screen.write(beat, mirror.snapshot().version(), mirror.phones());
                }
            }
        }
    }

    private Future<Void> welcome(Screen screen, Command.@Nullable Join join) {
        Command.Since since = join == null ? null : join.since();
        screen.expectWelcome(mirror.snapshot().epoch());
        return freshEnough(since)
                .compose(_ -> ballots(screen, WELCOME_ATTEMPTS))
                .map(ballots -> {
                    if (join != null) {
                        screen.answer(new Reply.Ok(join.id(), null, null));
                    }
                    send(screen, since, ballots);
                    return null;
                });
    }

    /** A version that this node has not heard of yet, or another epoch, is looked up before it is judged. */
    private Future<?> freshEnough(Command.@Nullable Since since) {
        Snapshot snapshot = mirror.snapshot();
        boolean knows =
                since == null || (since.epoch().equals(snapshot.epoch()) && since.version() <= snapshot.version());
        return knows ? Future.succeededFuture() : mirror.refresh();
    }

    /** The person's ballots, of the epoch of the snapshot. */
    private Future<Store.BallotsResult> ballots(Screen screen, int attempts) {
        return store.ballots(mirror.session(), screen.pass().person()).compose(result -> {
            if (result.epoch().equals(mirror.snapshot().epoch())) {
                return Future.succeededFuture(result);
            }
            return attempts == 1
                    ? Future.failedFuture("the epoch changes all the time")
                    : mirror.refresh().compose(_ -> ballots(screen, attempts - 1));
        });
    }

    private void send(Screen screen, Command.@Nullable Since since, Store.BallotsResult ballots) {
        Snapshot snapshot = mirror.snapshot();
        long from = since == null ? 0 : snapshot.since(since.epoch(), since.version());
        Map<Name, Optional<View>> items = snapshot.seenBy(screen.pass(), from);
        items.put(Name.PRESENCE, Optional.of(new View.Presence(mirror.phones())));
        var welcome = new Reply.Welcome(
                snapshot.epoch(),
                snapshot.version(),
                time.now(),
                screen.pass().role(),
                screen.pass().person(),
                Welcomes.current(ballots, snapshot, screen.pass(), receipts),
                items);
        screen.welcomed(snapshot.epoch());
        screen.write(Wire.encode(welcome), snapshot.version(), mirror.phones());
    }
}
