package io.rostrum.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One held, pipelined connection to Redis. Used by one event loop only.
 *
 * <p>The client never times a command out, and a connection whose answer is late is in doubt altogether: answers are matched
 * to commands by their order alone. So a late or broken answer ends the connection with all that is on it, and a new one is
 * made. Nothing is sent twice from here: whether a lost command was carried out only its sender can find out, by sending it
 * again.
 */
final class RedisLine implements Lines {
    /** In ms. Redis answers in well under one; a failover or a slow disk shows as more, and a phone waits no longer. */
    private static final long DEADLINE = 2_000;

    /** In ms, for the first connection: a virtual machine that has just started on a busy computer takes seconds to load classes. */
    private static final int FIRST_DEADLINE = 10_000;

    private static final long PING_PERIOD = 1_000;

    /** Pings between two looks whether the server is still the one that the line is to lead to. */
    private static final int PINGS_PER_LOOK = 3;

    /** In ms, half of it at random, so that nodes that lost Redis together do not come back together. */
    private static final long RECONNECT_WITHIN = 500;

    /** Commands on their way; what waits behind more than these would miss its deadline anyhow. */
    static final int MAX_UNDER_WAY = 4_096;

    /**
     * What Redis answers where another connection may do better: a server that forgot its scripts, or that is not the primary
     * any more, or not yet. The client puts words of its own before it.
     */
    private static final Pattern UNSOUND =
            Pattern.compile("\\b(NOSCRIPT|READONLY|LOADING|MASTERDOWN|NOAUTH|CLUSTERDOWN|CONNECTION_CLOSED)\\b");

    private static final Logger LOG = LoggerFactory.getLogger(RedisLine.class);

    private final Vertx vertx;
    private final RedisAddress address;
    private final Whereabouts whereabouts;
    private final RandomGenerator chance;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Script> scripts;
    private @Nullable Attempt current;
    private volatile @Nullable RedisConnection connection;
    private @Nullable Long pings;
    private @Nullable Long nextTry;
    private int underWay;
    private int pinged;
    private boolean closed;
    private boolean saidLost;

    /** @param whereabouts where the server is, each time that a connection is made */
    RedisLine(
            Vertx vertx, RedisAddress address, Whereabouts whereabouts, List<Script> scripts, RandomGenerator chance) {
        this.vertx = vertx;
        this.address = address;
        this.whereabouts = whereabouts;
        this.scripts = scripts;
        this.chance = chance;
    }

    /** A connection that is being made or held; once given up it does not come to life any more. */
    private final class Attempt {
        private RedisAddress.@Nullable Server server;
        private @Nullable Redis client;
        private boolean givenUp;

        Future<RedisConnection> open(RedisAddress.Server found) {
            if (givenUp) {
                return Future.failedFuture("given up");
            }
            server = found;
            RedisOptions options = Whereabouts.options(address, found).setMaxWaitingHandlers(MAX_UNDER_WAY);
            options.getNetClientOptions().setConnectTimeout(FIRST_DEADLINE);
            Redis fresh = Redis.createClient(vertx, options);
            client = fresh;
            return fresh.connect();
        }

        Future<Void> giveUp() {
            givenUp = true;
            return client == null ? Future.succeededFuture() : client.close();
        }
    }

    /** Connects, and stays connected from then on; if the first attempt fails it stays closed. */
    @Override
    public Future<Void> open() {
        pings = vertx.setPeriodic(PING_PERIOD, _ -> ping());
        return connect(FIRST_DEADLINE).onFailure(_ -> close());
    }

    /** Calls the listener each time that a connection has been made. */
    @Override
    public void onConnected(Runnable listener) {
        listeners.add(listener);
    }

    /** The one thing that other threads may ask. */
    @Override
    public boolean isUp() {
        return connection != null;
    }

    @Override
    public RedisLine to(String key) {
        return this;
    }

    @Override
    public Future<Void> close() {
        closed = true;
        cancel(pings);
        cancel(nextTry);
        return drop();
    }

    private void cancel(@Nullable Long timer) {
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    Future<Response> send(Request request) {
        return within(1, held -> held.send(request));
    }

    /** Sends all in one go; they are answered together. */
    Future<List<Response>> batch(List<Request> requests) {
        Function<RedisConnection, Future<List<Response>>> sending = held -> held.batch(requests);
        return within(requests.size(), sending);
    }

    /** More than the client could queue is refused here, as nothing is wrong with the connection then. */
    private <T> Future<T> within(int commands, Function<RedisConnection, Future<T>> sending) {
        RedisConnection held = connection;
        if (held == null) {
            return Future.failedFuture("no connection to Redis");
        }
        if (underWay + commands > MAX_UNDER_WAY) {
            return Future.failedFuture("too many commands to Redis are under way");
        }
        underWay += commands;
        return sending.apply(held)
                .timeout(DEADLINE, TimeUnit.MILLISECONDS)
                .onComplete(_ -> underWay -= commands)
                .onFailure(fault -> doubt(held, fault));
    }

    /** An error that Redis itself answers leaves the connection sound, but for a few. */
    private void doubt(RedisConnection held, Throwable fault) {
        boolean sound = fault instanceof Response
                && !UNSOUND.matcher(String.valueOf(fault.getMessage())).find();
        if (!sound) {
            ended(held, fault);
        }
    }

    /** Said more than once of most connections: by each command that was under way, and by the connection itself. */
    private void ended(RedisConnection held, Throwable fault) {
        if (held == connection) {
            lost(fault);
        }
    }

    private void lost(Throwable fault) {
        if (!saidLost && !closed) {
            saidLost = true;
            LOG.warn("Redis is out of reach: {}", fault.getMessage());
        }
        drop();
        retry();
    }

    private Future<Void> drop() {
        Attempt before = current;
        current = null;
        connection = null;
        return before == null ? Future.succeededFuture() : before.giveUp();
    }

    private void retry() {
        if (!closed) {
            long delay = RECONNECT_WITHIN / 2 + chance.nextLong(RECONNECT_WITHIN / 2);
            nextTry = vertx.setTimer(delay, _ -> connect(DEADLINE));
        }
    }

    private Future<Void> connect(long deadline) {
        var attempt = new Attempt();
        current = attempt;
        return whereabouts
                .find()
                .compose(attempt::open)
                .compose(this::load)
                .timeout(deadline, TimeUnit.MILLISECONDS)
                .onSuccess(fresh -> connected(attempt, fresh))
                .onFailure(this::lost)
                .mapEmpty();
    }

    private Future<RedisConnection> load(RedisConnection fresh) {
        List<Request> loads = scripts.stream()
                .map(script -> Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.text()))
                .toList();
        return insistOnPrimary(fresh).compose(_ -> fresh.batch(loads)).map(fresh);
    }

    /** Sentinels may name one that is not the primary any more, or not yet. */
    private Future<?> insistOnPrimary(RedisConnection fresh) {
        return address.kind() == RedisAddress.Kind.ONE
                ? Future.succeededFuture()
                : fresh.send(Request.cmd(Command.ROLE))
                        .compose(role -> role != null && role.get(0).toString().equals("master")
                                ? Future.succeededFuture()
                                : Future.failedFuture("this Redis is no primary"));
    }

    /** An attempt that was given up meanwhile, because the line was closed, must not come to life. */
    private void connected(Attempt attempt, RedisConnection fresh) {
        if (attempt != current) {
            attempt.giveUp();
            return;
        }
        if (saidLost) {
            saidLost = false;
            LOG.info("Redis is back");
        }
        fresh.exceptionHandler(fault -> ended(fresh, fault));
        fresh.endHandler(_ -> ended(fresh, new IllegalStateException("the connection was closed")));
        connection = fresh;
        listeners.forEach(Runnable::run);
    }

    private void ping() {
        RedisConnection held = connection;
        if (held != null) {
            send(Request.cmd(Command.PING)).onFailure(_ -> {});
            if (++pinged % PINGS_PER_LOOK == 0) {
                whereabouts.find().onSuccess(found -> leaveUnlessAt(found, held));
            }
        }
    }

    /** A server that was cut off together with this node may go on as if it were the primary, and what it takes is lost. */
    private void leaveUnlessAt(RedisAddress.Server found, RedisConnection held) {
        if (current != null && !found.equals(current.server)) {
            ended(held, new IllegalStateException("the primary is " + found + " now"));
        }
    }
}
