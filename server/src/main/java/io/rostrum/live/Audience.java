package io.rostrum.live;

import io.rostrum.domain.Command;
import io.rostrum.domain.Name;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Role;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.View;
import io.rostrum.store.Store;
import io.rostrum.wire.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The screens of one session on one event loop: they are welcomed, and told what changes. Used by that loop only. */
final class Audience {
    /** A beat is considered every 5 s, and goes to a screen that has had nothing at three of them: 15 s. */
    static final long BEAT_PERIOD = 5_000;

    private static final int QUIET_BEATS = 3;

    /** A Welcome needs ballots and map of one epoch; two failovers within one Welcome are more than it waits for. */
    private static final int WELCOME_ATTEMPTS = 3;

    /** In ms. Each event loop has a connection to the store of its own, which may be back later than the mirror's. */
    private static final long WELCOME_RETRY = 500;

    /** Welcomes to a new epoch that are made at once: each is four commands, and the line to the store takes some thousands. */
    private static final int WELCOMES_AT_ONCE = 500;

    private final Vertx vertx;
    private final Store store;
    private final Receipts receipts;
    private final RedisTime time;
    private final Mirror mirror;
    private final Attendance attendance;
    private final Runnable attended;
    private final Row watching;
    private final Row phones;
    private int welcoming;
    private boolean moreToWelcome;

    /** @param attended says that the attendance has changed */
    Audience(Vertx vertx, Store store, Receipts receipts, RedisTime time, Sessions.Served served, Runnable attended) {
        this.vertx = vertx;
        this.store = store;
        this.receipts = receipts;
        this.time = time;
        this.mirror = served.mirror();
        this.attendance = served.attendance();
        this.attended = attended;
        this.watching = new Row(vertx, Pace.FOLLOWING_FAST, this::telling);
        this.phones = new Row(vertx, Pace.CALM, this::telling);
    }

    /** Two rows, or thousands of phones would be walked past forty times a second to find the projector. */
    private Row row(Screen screen) {
        Role role = screen.role();
        return role == Role.PROJECTOR || role == Role.MODERATOR ? watching : phones;
    }

    Mirror mirror() {
        return mirror;
    }

    boolean isEmpty() {
        return watching.isEmpty() && phones.isEmpty();
    }

    /** What a Welcome is made of: the ballots and the map, of one epoch. */
    private record Held(Snapshot snapshot, Store.BallotsResult ballots) {}

    /** Takes the screen in and welcomes it with what it does not hold yet. */
    Future<Void> join(Screen screen, Command.Join join) {
        row(screen).add(screen);
        count(screen, 1);
        return welcome(screen, join);
    }

    void leave(Screen screen) {
        if (row(screen).remove(screen)) {
            count(screen, -1);
        }
    }

    private void count(Screen screen, int coming) {
        if (screen.role() == Role.ATTENDEE) {
            attendance.count(screen.pass().person(), coming);
            attended.run();
        }
    }

    /** The snapshot or the number of phones has changed. */
    void changed() {
        watching.ask();
        phones.ask();
    }

    /** The screen takes frames again. */
    void drained(Screen screen) {
        row(screen).ask();
    }

    private Consumer<Screen> telling() {
        var frames = new Frames(mirror.snapshot(), mirror.phones(), time.now());
        return screen -> {
            if (!screen.isFull()) {
                tell(screen, frames);
            }
        };
    }

    /** Whoever has had nothing for a while, and is up to date, is sent the beat. */
    private void tell(Screen screen, Frames frames) {
        update(screen, frames);
        if (screen.isQuietFor(QUIET_BEATS) && !screen.awaitsWelcome(frames.epoch())) {
            frames.beat(screen);
        }
    }

    private void update(Screen screen, Frames frames) {
        if (screen.awaitsWelcome(frames.epoch())) {
            welcomeAgain(screen, frames.epoch());
        } else {
            frames.update(screen);
        }
    }

    /** A new epoch: everybody gets a Welcome, so that phones can bring back what the server has lost. */
    private void welcomeAgain(Screen screen, String epoch) {
        if (screen.expectsWelcome(epoch)) {
            return;
        }
        if (welcoming == WELCOMES_AT_ONCE) {
            moreToWelcome = true;
            return;
        }
        welcoming++;
        welcome(screen, null)
                .onFailure(_ -> {
                    screen.expectWelcome("");
                    vertx.setTimer(WELCOME_RETRY, _ -> changed());
                })
                .onComplete(_ -> welcomedAgain());
    }

    /** Those that had to wait are welcomed with the next tick. */
    private void welcomedAgain() {
        welcoming--;
        if (moreToWelcome && welcoming == 0) {
            moreToWelcome = false;
            changed();
        }
    }

    /** Another period has passed. Whoever has had nothing in too many of them is sent the beat as all else is sent, some at a time. */
    void beat() {
        watching.forEach(Screen::passBeat);
        phones.forEach(Screen::passBeat);
        changed();
    }

    private Future<Void> welcome(Screen screen, Command.@Nullable Join join) {
        Command.Since since = join == null ? null : join.since();
        screen.expectWelcome(mirror.snapshot().epoch());
        return freshEnough(since)
                .compose(_ -> ballots(screen, WELCOME_ATTEMPTS))
                .map(held -> {
                    if (row(screen).has(screen)) {
                        welcome(screen, join, held);
                    }
                    return null;
                });
    }

    /** Only while it is here: its socket may have entered another session since, where this one's items are nobody's business. */
    private void welcome(Screen screen, Command.@Nullable Join join, Held held) {
        if (join != null) {
            screen.answer(join, new Reply.Ok(join.id(), null, null));
        }
        send(screen, join == null ? null : join.since(), held);
    }

    /** A version that this node has not heard of yet, or another epoch, is looked up before it is judged. */
    private Future<?> freshEnough(Command.@Nullable Since since) {
        Snapshot snapshot = mirror.snapshot();
        boolean knows =
                since == null || (since.epoch().equals(snapshot.epoch()) && since.version() <= snapshot.version());
        return knows ? Future.succeededFuture() : mirror.refresh();
    }

    /**
     * The person's ballots and a snapshot of the same epoch. It is held from here on, for the mirror may move on at any moment:
     * its owner is another event loop.
     */
    private Future<Held> ballots(Screen screen, int attempts) {
        return store.ballots(mirror.session(), screen.pass().person()).compose(result -> {
            Snapshot snapshot = mirror.snapshot();
            if (result.epoch().equals(snapshot.epoch())) {
                return Future.succeededFuture(new Held(snapshot, result));
            }
            return attempts == 1
                    ? Future.failedFuture("the epoch changes all the time")
                    : mirror.refresh().compose(_ -> ballots(screen, attempts - 1));
        });
    }

    private void send(Screen screen, Command.@Nullable Since since, Held held) {
        Snapshot snapshot = held.snapshot();
        int phones = mirror.phones();
        Map<Name, Optional<View>> items = snapshot.seenBy(screen.pass(), from(since, snapshot));
        items.put(Name.PRESENCE, Optional.of(new View.Presence(phones)));
        var welcome = new Reply.Welcome(
                snapshot.epoch(),
                snapshot.version(),
                time.now(),
                screen.pass().role(),
                screen.pass().person(),
                Welcomes.current(held.ballots(), snapshot, screen.pass(), receipts),
                items);
        screen.welcomed(snapshot.epoch());
        screen.write(Wire.encode(welcome), snapshot.version(), phones);
    }

    /** A version that the store itself has not reached, though it was asked, was never held: everything is sent. */
    private static long from(Command.@Nullable Since since, Snapshot snapshot) {
        return since == null || since.version() > snapshot.version()
                ? 0
                : snapshot.since(since.epoch(), since.version());
    }
}
