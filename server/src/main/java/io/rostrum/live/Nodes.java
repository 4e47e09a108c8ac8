package io.rostrum.live;

import io.rostrum.domain.SessionId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node and the others tell of themselves: how many phones each has, whether it reaches Redis, whether it drains. What
 * a node said counts while it is a member and its lease lasts, so no count outlives its node. Owned by one event loop.
 */
final class Nodes {
    /** In ms; leases are counted in it, as a clock may jump and a process may be frozen. */
    private static final long TICK = 1_000;

    /** Ticks after which a node tells its lease though nothing has changed. */
    private static final int RENEW = 3;

    /** Ticks that a lease lasts: three that were lost, and a pause of the garbage collector. */
    private static final int LASTS = 10;

    /** Ticks that a peer must have had Redis without a break: nodes that lost it together do not have it back together. */
    private static final int STEADY = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);

    /** @param since the tick from which on it has said the same of Redis */
    private record Heard(Lease lease, int at, int since) {}

    private final Members members;
    private final Bus bus;
    private final Supplier<Future<Boolean>> redis;
    private final Supplier<Map<SessionId, Integer>> here;
    private final Consumer<SessionId> counted;
    private final Pace telling;
    private final Map<String, Heard> others = new HashMap<>();
    private Consumer<Boolean> whenAlone = _ -> {};
    private int tick;
    private int told;
    private int lostRedis;
    private boolean hasRedis = true;
    private boolean alone;
    private volatile boolean drains;
    private volatile int draining;

    /**
     * @param redis asks whether this node reaches Redis; that it did seconds ago is no answer
     * @param here the phones on this node, by session
     * @param counted told each session whose phones elsewhere have changed
     */
    Nodes(
            Vertx vertx,
            Members members,
            Bus bus,
            Supplier<Future<Boolean>> redis,
            Supplier<Map<SessionId, Integer>> here,
            Consumer<SessionId> counted) {
        this.members = members;
        this.bus = bus;
        this.redis = redis;
        this.here = here;
        this.counted = counted;
        this.telling = new Pace(vertx, Pace.SLOW, this::say);
        vertx.setPeriodic(TICK, _ -> tick());
    }

    /** Calls the listener with true when this node alone has lost Redis, and with false when that is over. */
    void whenAlone(Consumer<Boolean> listener) {
        whenAlone = listener;
    }

    /** Says that something has changed here; the others hear of it within a second. */
    void tell() {
        telling.ask();
    }

    private void say() {
        told = tick;
        redis.get().onSuccess(reached -> bus.tell(new Lease(members.self(), reached, drains, here.get())));
    }

    void drain() {
        drains = true;
        draining = numberDraining();
        say();
    }

    /** How many nodes are sending their phones away, this one included. Any thread may ask. */
    int draining() {
        return draining;
    }

    private int numberDraining() {
        long elsewhere = others.values().stream()
                .filter(heard -> heard.lease().draining())
                .count();
        return (int) elsewhere + (drains ? 1 : 0);
    }

    /** How many phones of the session the other nodes have. */
    int elsewhere(SessionId session) {
        return others.values().stream()
                .mapToInt(heard -> heard.lease().phones().getOrDefault(session, 0))
                .sum();
    }

    /** One that is new, or has lost Redis, hears at once how it is with the others; one that is no member has no say. */
    void heard(Lease lease) {
        if (!members.present().contains(lease.node())) {
            return;
        }
        Heard before = others.get(lease.node());
        int since = before != null && before.lease().redis() == lease.redis() ? before.since() : tick;
        others.put(lease.node(), new Heard(lease, tick, since));
        log(before == null ? null : before.lease(), lease);
        if (before == null || !lease.redis()) {
            tell();
        }
        replaced(before == null ? Map.of() : before.lease().phones(), lease.phones());
        judge(hasRedis);
    }

    private static void log(@Nullable Lease before, Lease now) {
        if (before == null) {
            LOG.info("Node {} is here", now.node());
        }
        if (now.draining() && (before == null || !before.draining())) {
            LOG.info("Node {} sends its phones to the others", now.node());
        }
    }

    private void replaced(Map<SessionId, Integer> before, Map<SessionId, Integer> after) {
        draining = numberDraining();
        if (!before.equals(after)) {
            Set<SessionId> sessions = new HashSet<>(before.keySet());
            sessions.addAll(after.keySet());
            sessions.forEach(counted);
        }
    }

    /** Forgets those that are no members any more. */
    void check() {
        Set<String> present = members.present();
        for (String node : Set.copyOf(others.keySet())) {
            Heard heard = others.get(node);
            if (heard != null && (!present.contains(node) || tick - heard.at() > LASTS)) {
                others.remove(node);
                LOG.info("Node {} is gone", node);
                replaced(heard.lease().phones(), Map.of());
            }
        }
    }

    private void tick() {
        tick++;
        check();
        redis.get().onSuccess(this::judge);
        // Without Redis it asks the others each second, by telling them so, how it is with them.
        if (tick - told >= RENEW || !hasRedis) {
            tell();
        }
    }

    /** Phones are better off elsewhere only if elsewhere is better: with Redis gone for all, nobody is sent away. */
    private void judge(boolean reached) {
        if (reached != hasRedis) {
            hasRedis = reached;
            lostRedis = tick;
            tell();
        }
        boolean now = !reached && others.values().stream().anyMatch(this::stillReachesRedis);
        if (now != alone) {
            alone = now;
            LOG.warn(
                    now
                            ? "Redis is out of reach from here alone: phones go to the other nodes"
                            : "Phones may come again");
            whenAlone.accept(now);
        }
    }

    /** It was answered by Redis after this node had found itself without, and not just because all get it back one by one. */
    private boolean stillReachesRedis(Heard heard) {
        return heard.lease().redis() && heard.at() > lostRedis && heard.at() - heard.since() >= STEADY;
    }
}
