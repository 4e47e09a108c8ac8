package io.rostrum.live;

import io.rostrum.domain.SessionId;
import io.rostrum.domain.Snapshot;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * This node's copy of a session: one immutable snapshot that every thread may read. It changes only by what the store's {@code
 * changes} gives, never by what this node believes to have done, so all nodes show the same. Owned by one event loop.
 */
public final class Mirror {
    /** A box that is due is asked for a little later, lest Redis's clock be a little behind. */
    private static final long AFTER_DUE = 5;

    /** In ms. A box's end that could not be asked for is asked for again: nothing else would notice that it is over. */
    private static final long ASK_AGAIN = 1_000;

    private final Vertx vertx;
    private final Loop owner;
    private final Store store;
    private final RedisTime time;
    private final SessionId session;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Pace pace;
    private final Pace presencePace;
    private final Pace announcing;
    private final IntSupplier counted;
    private volatile Snapshot snapshot = Snapshot.NOTHING;
    private volatile int phones;
    private Promise<Snapshot> next = Promise.promise();
    private boolean reading;
    private boolean heardMeanwhile;
    private long dueTimer = -1;
    private @Nullable Long due;
    private boolean stopped;

    /**
     * @param announce tells the other nodes that the session has changed
     * @param counted how many phones are here, on all nodes; asked on this mirror's loop
     */
    Mirror(
            Vertx vertx,
            Loop owner,
            Store store,
            RedisTime time,
            SessionId session,
            Runnable announce,
            IntSupplier counted) {
        this.vertx = vertx;
        this.owner = owner;
        this.store = store;
        this.time = time;
        this.session = session;
        this.counted = counted;
        this.pace = new Pace(vertx, Pace.FAST, this::read);
        this.presencePace = new Pace(vertx, Pace.SLOW, this::showPresence);
        this.announcing = new Pace(vertx, Pace.FAST, announce);
    }

    public SessionId session() {
        return session;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** How many phones are here, as it is shown: it changes at most once a second. */
    public int phones() {
        return phones;
    }

    /** Says that the session has changed, at once if it has been quiet and with the next tick if not. */
    public void behind() {
        owner.run(pace::ask);
    }

    /** Says that this node has changed the session, which is at that version now. */
    void changed(long version) {
        owner.run(() -> {
            announcing.ask();
            if (version > snapshot.version()) {
                pace.ask();
            }
        });
    }

    /** A snapshot that is not older than this call. */
    public Future<Snapshot> refresh() {
        return owner.ask(() -> {
            Future<Snapshot> answer = next.future();
            read();
            return answer;
        });
    }

    /** Says that phones have come or gone. To be called on this mirror's loop. */
    void counted() {
        presencePace.ask();
    }

    private void showPresence() {
        int now = counted.getAsInt();
        if (phones != now) {
            phones = now;
            tell();
        }
    }

    /** One read is under way at a time; what is heard meanwhile makes one more. */
    private void read() {
        if (reading) {
            heardMeanwhile = true;
            return;
        }
        reading = true;
        Promise<Snapshot> answer = next;
        next = Promise.promise();
        store.changes(session, snapshot.epoch(), snapshot.version())
                .map(this::take)
                .onFailure(_ -> wakeWhenDue(ASK_AGAIN))
                .onComplete(answer)
                .onComplete(_ -> done());
    }

    private void done() {
        reading = false;
        if (heardMeanwhile) {
            heardMeanwhile = false;
            read();
        }
    }

    private Snapshot take(Store.ChangesResult result) {
        time.heard(result.now());
        if (!hasVanished(result)) {
            due = result.due();
            wakeWhenDue(1);
            Snapshot before = snapshot;
            snapshot = before.with(result.changes());
            if (snapshot != before) {
                tell();
            }
        }
        return snapshot;
    }

    /** A store that has forgotten the session is being restored; until it is, screens keep the last picture. */
    private boolean hasVanished(Store.ChangesResult result) {
        return result.changes().epoch().isEmpty() && !snapshot.epoch().isEmpty();
    }

    /** Nothing in Redis wakes by itself: somebody must ask when a box's time is over. */
    private void wakeWhenDue(long atLeast) {
        vertx.cancelTimer(dueTimer);
        if (due != null && !stopped) {
            dueTimer = vertx.setTimer(Math.max(atLeast, due - time.now() + AFTER_DUE), _ -> read());
        }
    }

    private void tell() {
        listeners.forEach(Runnable::run);
    }

    /** Calls the listener, on this mirror's loop, whenever the snapshot or the number of phones has changed. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** @return whether nobody listens any more */
    boolean ignore(Runnable listener) {
        listeners.remove(listener);
        return listeners.isEmpty();
    }

    /** An answer that is still to come sets no timer any more. */
    void stop() {
        stopped = true;
        vertx.cancelTimer(dueTimer);
    }
}
