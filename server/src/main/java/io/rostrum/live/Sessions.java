package io.rostrum.live;

import io.rostrum.domain.SessionId;
import io.rostrum.domain.Snapshot;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sessions that have a socket on this node, each with its mirror. Owned by the event loop that made it; all may call it. */
public final class Sessions {
    /** In ms. With the bus gone, screens are this late and everything else works. */
    private static final long CHECK_PERIOD = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Vertx vertx;
    private final Loop owner;
    private final Store store;
    private final RedisTime time;
    private final Bus bus;
    private final Map<SessionId, Mirror> mirrors = new HashMap<>();

    /** @param node a name of this node that no other has */
    public Sessions(Vertx vertx, Store store, RedisTime time, String node) {
        this.vertx = vertx;
        this.owner = Loop.current();
        this.store = store;
        this.time = time;
        this.bus = new Bus(vertx, node);
        bus.listen(this::heard);
        vertx.setPeriodic(CHECK_PERIOD, _ -> check());
    }

    /** The mirror of the session, read at least once; it is kept while the listener listens. */
    Future<Mirror> open(SessionId session, Runnable listener) {
        return owner.ask(() -> {
            Mirror mirror = mirrors.computeIfAbsent(session, this::mirror);
            mirror.listen(listener);
            return mirror.refresh().map(mirror).onFailure(_ -> forget(mirror, listener));
        });
    }

    private Mirror mirror(SessionId session) {
        return new Mirror(vertx, owner, store, time, session, () -> bus.changed(session));
    }

    /** The session as this node mirrors it, or else as the store has it now. */
    public Future<Snapshot> peek(SessionId session) {
        return owner.ask(() -> {
            Mirror mirror = mirrors.get(session);
            return mirror == null || mirror.snapshot().epoch().isEmpty()
                    ? store.changes(session, "", 0).map(result -> Snapshot.NOTHING.with(result.changes()))
                    : Future.succeededFuture(mirror.snapshot());
        });
    }

    void close(Mirror mirror, Runnable listener) {
        owner.run(() -> forget(mirror, listener));
    }

    private void forget(Mirror mirror, Runnable listener) {
        if (mirror.ignore(listener)) {
            mirror.stop();
            mirrors.remove(mirror.session(), mirror);
        }
    }

    /** Every session may be of another epoch after the connection to Redis was made anew. */
    public void checkAll() {
        owner.run(() -> mirrors.values().forEach(Mirror::behind));
    }

    private void heard(SessionId session) {
        Mirror mirror = mirrors.get(session);
        if (mirror != null) {
            mirror.behind();
        }
    }

    private void check() {
        List<Mirror> served = new ArrayList<>(mirrors.values());
        store.heads(served.stream().map(Mirror::session).toList())
                .onSuccess(heads -> compare(served, heads))
                .onFailure(fault -> LOG.debug("Versions could not be compared: {}", fault.getMessage()));
    }

    private static void compare(List<Mirror> served, List<Optional<Store.Head>> heads) {
        for (int i = 0; i < served.size(); i++) {
            Mirror mirror = served.get(i);
            boolean same = heads.get(i)
                    .filter(head -> head.version() == mirror.snapshot().version()
                            && head.epoch().equals(mirror.snapshot().epoch()))
                    .isPresent();
            if (!same) {
                mirror.behind();
            }
        }
    }
}
