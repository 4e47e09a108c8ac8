package io.rostrum.live;

import io.rostrum.domain.Reply;
import io.rostrum.domain.SessionId;
import io.rostrum.domain.Snapshot;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private final Changing changing;
    private final Bus bus;
    private final Nodes nodes;
    private final Map<SessionId, Served> served = new HashMap<>();

    /** A session that has a socket here: its mirror, and the phones that are here. */
    record Served(Mirror mirror, Attendance attendance) {}

    /** @param ids gives fresh ones, for what is decided */
    public Sessions(
            Vertx vertx, Store store, RedisTime time, Supplier<String> ids, Members members, Measures measures) {
        this.vertx = vertx;
        this.owner = Loop.current();
        this.store = store;
        this.time = time;
        this.changing = new Changing(owner, store, time, ids);
        this.bus = new Bus(vertx, members.self(), measures);
        this.nodes = new Nodes(vertx, members, bus, this::reachesRedis, this::phones, this::counted);
        bus.listen(this::heard, nodes::heard);
        members.listen(() -> owner.run(nodes::check));
        vertx.setPeriodic(CHECK_PERIOD, _ -> check());
    }

    /** The session, its mirror read at least once; it is kept while the listener listens. */
    Future<Served> open(SessionId session, Runnable listener) {
        return owner.ask(() -> {
            Served its = served.computeIfAbsent(session, this::serve);
            its.mirror().listen(listener);
            return its.mirror().refresh().map(its).onFailure(_ -> forget(its.mirror(), listener));
        });
    }

    private Served serve(SessionId session) {
        var attendance = new Attendance();
        return new Served(
                new Mirror(
                        vertx,
                        owner,
                        store,
                        time,
                        session,
                        () -> bus.changed(session),
                        () -> attendance.number() + nodes.elsewhere(session)),
                attendance);
    }

    /** Carries out what somebody asks for, and gives the answer on the caller's loop. */
    Future<Reply> change(Changing.Asked asked, Mirror mirror) {
        return changing.change(asked, mirror);
    }

    /** Phones of the session have come to this node, or left it. */
    void attended(SessionId session) {
        owner.run(() -> {
            counted(session);
            nodes.tell();
        });
    }

    private void counted(SessionId session) {
        Served its = served.get(session);
        if (its != null) {
            its.mirror().counted();
        }
    }

    private Map<SessionId, Integer> phones() {
        var phones = new HashMap<SessionId, Integer>();
        served.forEach((session, its) -> {
            if (its.attendance().number() > 0) {
                phones.put(session, its.attendance().number());
            }
        });
        return phones;
    }

    /** Tells the other nodes that this one is about to leave. */
    public void drain() {
        owner.run(nodes::drain);
    }

    /** How many nodes are sending their phones away, this one included. */
    public int draining() {
        return nodes.draining();
    }

    /** Calls the listener with true when this node alone has lost the store, and with false when that is over. */
    public void whenAlone(Consumer<Boolean> listener) {
        owner.run(() -> nodes.whenAlone(listener));
    }

    /** The session as this node mirrors it, or else as the store has it now. */
    public Future<Snapshot> peek(SessionId session) {
        return owner.ask(() -> {
            Served its = served.get(session);
            return its == null || its.mirror().snapshot().epoch().isEmpty()
                    ? store.changes(session, "", 0).map(result -> Snapshot.NOTHING.with(result.changes()))
                    : Future.succeededFuture(its.mirror().snapshot());
        });
    }

    void close(Mirror mirror, Runnable listener) {
        owner.run(() -> forget(mirror, listener));
    }

    private void forget(Mirror mirror, Runnable listener) {
        if (mirror.ignore(listener)) {
            mirror.stop();
            served.computeIfPresent(mirror.session(), (_, its) -> its.mirror() == mirror ? null : its);
        }
    }

    /** Every session may be of another epoch after the connection to Redis was made anew. */
    public void checkAll() {
        owner.run(() -> served.values().forEach(its -> its.mirror().behind()));
    }

    private void heard(SessionId session) {
        Served its = served.get(session);
        if (its != null) {
            its.mirror().behind();
        }
    }

    private void check() {
        List<Mirror> mirrors = served.values().stream().map(Served::mirror).toList();
        store.heads(mirrors.stream().map(Mirror::session).toList())
                .onSuccess(heads -> compare(mirrors, heads))
                .onFailure(fault -> LOG.debug("Versions could not be compared: {}", fault.getMessage()));
    }

    /** Never fails. A line may stay open for seconds after the network behind it was cut, so Redis itself is asked: for one session. */
    private Future<Boolean> reachesRedis() {
        List<SessionId> one = served.keySet().stream().limit(1).toList();
        return store.heads(one).map(_ -> store.isUp()).otherwise(false);
    }

    private static void compare(List<Mirror> mirrors, List<Optional<Store.Head>> heads) {
        for (int i = 0; i < mirrors.size(); i++) {
            Mirror mirror = mirrors.get(i);
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
