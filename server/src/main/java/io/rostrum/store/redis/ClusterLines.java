package io.rostrum.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A line to each primary of a Redis Cluster. Which has a key is looked up each second, so after a failover or a move of slots
 * commands fail for about that long, and their senders try again. Used by one event loop only.
 */
final class ClusterLines implements Lines {
    /** In ms. */
    private static final long LOOK = 1_000;

    /** In ms. A server that does not tell the slots in that time is passed over. */
    private static final long DEADLINE = 1_000;

    private static final int SLOTS = 16_384;

    /** The polynomial of CRC-16/XMODEM, by which Redis Cluster spreads keys. */
    private static final int POLYNOMIAL = 0x1021;

    private final Vertx vertx;
    private final RedisAddress address;
    private final List<Script> scripts;
    private final RandomGenerator chance;
    private final List<Runnable> listeners = new ArrayList<>();
    private final RedisLine nowhere;
    private final Map<RedisAddress.Server, RedisLine> lines = new HashMap<>();
    private NavigableMap<Integer, RedisAddress.Server> owners = new TreeMap<>();
    private volatile Collection<RedisLine> all = List.of();
    private @Nullable Long looks;
    private boolean closed;

    ClusterLines(Vertx vertx, RedisAddress address, List<Script> scripts, RandomGenerator chance) {
        this.vertx = vertx;
        this.address = address;
        this.scripts = scripts;
        this.chance = chance;
        this.nowhere = line(address.servers().getFirst());
    }

    private RedisLine line(RedisAddress.Server server) {
        return new RedisLine(vertx, address, Whereabouts.of(server), scripts, chance);
    }

    @Override
    public RedisLine to(String key) {
        var owner = owners.floorEntry(slot(key));
        return owner == null ? nowhere : lines.getOrDefault(owner.getValue(), nowhere);
    }

    /** Of a key with something in braces only that counts. */
    static int slot(String key) {
        int open = key.indexOf('{');
        int close = open < 0 ? -1 : key.indexOf('}', open);
        String hashed = close > open + 1 ? key.substring(open + 1, close) : key;
        int crc = 0;
        for (byte next : hashed.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (next & 0xff) << 8;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : (crc << 1) ^ POLYNOMIAL;
            }
        }
        return (crc & 0xffff) % SLOTS;
    }

    @Override
    public Future<Void> open() {
        looks = vertx.setPeriodic(LOOK, _ -> look());
        return look().onFailure(_ -> close());
    }

    private Future<Void> look() {
        Set<RedisAddress.Server> known = new HashSet<>(lines.keySet());
        known.addAll(address.servers());
        return ask(new ArrayList<>(known)).compose(this::take);
    }

    /** Asks one after the other; the first that answers is believed. */
    private Future<NavigableMap<Integer, RedisAddress.Server>> ask(List<RedisAddress.Server> known) {
        RedisAddress.Server asked = known.removeLast();
        return slots(asked).recover(fault -> known.isEmpty() ? Future.failedFuture(fault) : ask(known));
    }

    private Future<NavigableMap<Integer, RedisAddress.Server>> slots(RedisAddress.Server asked) {
        Request question = Request.cmd(Command.CLUSTER).arg("SLOTS");
        RedisLine held = lines.get(asked);
        if (held != null) {
            return held.batch(List.of(question)).map(answers -> owners(answers.getFirst(), asked));
        }
        Redis client = Redis.createClient(vertx, Whereabouts.options(address, asked));
        return client.connect()
                .compose(connection -> connection.batch(List.of(question)))
                .timeout(DEADLINE, TimeUnit.MILLISECONDS)
                .onComplete(_ -> client.close())
                .map(answers -> owners(answers.getFirst(), asked));
    }

    /** By the first slot of each range. A server that does not know its own name is where it was asked. */
    private static NavigableMap<Integer, RedisAddress.Server> owners(Response ranges, RedisAddress.Server asked) {
        var owners = new TreeMap<Integer, RedisAddress.Server>();
        for (Response range : ranges) {
            Response primary = range.get(2);
            String host = primary.get(0) == null ? "" : primary.get(0).toString();
            owners.put(
                    (int) Replies.whole(range.get(0)),
                    new RedisAddress.Server(host.isEmpty() ? asked.host() : host, (int) Replies.whole(primary.get(1))));
        }
        return owners;
    }

    private Future<Void> take(NavigableMap<Integer, RedisAddress.Server> found) {
        if (closed) {
            return Future.failedFuture("closed");
        }
        owners = found;
        Set<RedisAddress.Server> primaries = new HashSet<>(found.values());
        List<RedisAddress.Server> former =
                lines.keySet().stream().filter(its -> !primaries.contains(its)).toList();
        former.forEach(its -> forget(its).close());
        List<Future<Void>> opening = primaries.stream()
                .filter(its -> !lines.containsKey(its))
                .map(this::add)
                .toList();
        all = List.copyOf(lines.values());
        return Future.join(opening).mapEmpty();
    }

    private RedisLine forget(RedisAddress.Server server) {
        RedisLine line = lines.remove(server);
        all = List.copyOf(lines.values());
        return line == null ? nowhere : line;
    }

    /** One that cannot be reached is tried again with the next look. */
    private Future<Void> add(RedisAddress.Server server) {
        RedisLine line = line(server);
        listeners.forEach(line::onConnected);
        lines.put(server, line);
        return line.open().onFailure(_ -> forget(server));
    }

    @Override
    public void onConnected(Runnable listener) {
        listeners.add(listener);
        all.forEach(line -> line.onConnected(listener));
    }

    /** Whether every part of the keys can be reached. */
    @Override
    public boolean isUp() {
        Collection<RedisLine> now = all;
        return !now.isEmpty() && now.stream().allMatch(RedisLine::isUp);
    }

    @Override
    public Future<Void> close() {
        closed = true;
        if (looks != null) {
            vertx.cancelTimer(looks);
        }
        return Future.join(all.stream().map(RedisLine::close).toList()).mapEmpty();
    }
}
