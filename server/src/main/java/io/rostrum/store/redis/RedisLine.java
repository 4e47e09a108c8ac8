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
final class RedisLine {
    /** In ms. Redis answers in well under one; a failover or a slow disk shows as more, and a phone waits no longer. */
    private static final long DEADLINE = 2_000;

    /** In ms, for the first connection: a virtual machine that has just started on a busy computer takes seconds to load classes. */
    private static final int FIRST_DEADLINE = 10_000;

    private static final long PING_PERIOD = 1_000;

    /** In ms, half of it at random, so that nodes that lost Redis together do not come back together. */
    private static final long RECONNECT_WITHIN = 500;

    /** Commands on their way; what waits behind more than these would miss its deadline anyhow. */
    static final int MAX_UNDER_WAY = 4_096;

    /**
     * What Redis answers where another connection may do better: a server that forgot its scripts, or that is not the primary
     * any more, or not yet. The client puts words of its own before it.
     */
    private static final Pattern UNSOUND =
            Pattern.compile("\\b(NOSCRIPT|READONLY|LOADING|MASTERDOWN|NOAUTH|CONNECTION_CLOSED)\\b");

    private static final Logger LOG = LoggerFactory.getLogger(RedisLine.class);

    private final Vertx vertx;
    private final RedisOptions options;
    private final RandomGenerator chance;
    private final List<Runnable> listeners = new ArrayList<>();
    private final List<Script> scripts;
    private @Nullable Redis redis;
    private volatile @Nullable RedisConnection connection;
    private @Nullable Long pings;
    private @Nullable Long nextTry;
    private int underWay;
    private boolean closed;
    private boolean saidLost;

    RedisLine(Vertx vertx, String url, List<Script> scripts, RandomGenerator chance) {
        this.vertx = vertx;
        this.scripts = scripts;
        this.chance = chance;
        this.options = new RedisOptions()
                .setConnectionString(url)
                .setMaxPoolSize(1)
                .setMaxWaitingHandlers(MAX_UNDER_WAY)
                .setProtocolNegotiation(false);
        options.getNetClientOptions().setConnectTimeout(FIRST_DEADLINE).setTcpNoDelay(true);
    }

    /** Connects, and stays connected from then on; if the first attempt fails it stays closed. */
    Future<Void> open() {
        pings = vertx.setPeriodic(PING_PERIOD, _ -> ping());
        return connect(FIRST_DEADLINE).onFailure(_ -> close());
    }

    /** Calls the listener each time that a connection has been made. */
    void onConnected(Runnable listener) {
        listeners.add(listener);
    }

    /** The one thing that other threads may ask. */
    boolean isUp() {
        return connection != null;
    }

    Future<Void> close() {
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
        Redis before = redis;
        redis = null;
        connection = null;
        return before == null ? Future.succeededFuture() : before.close();
    }

    private void retry() {
        if (!closed) {
            long delay = RECONNECT_WITHIN / 2 + chance.nextLong(RECONNECT_WITHIN / 2);
            nextTry = vertx.setTimer(delay, _ -> connect(DEADLINE));
        }
    }

    private Future<Void> connect(long deadline) {
        Redis attempt = Redis.createClient(vertx, options);
        redis = attempt;
        return attempt.connect()
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
        return fresh.batch(loads).map(fresh);
    }

    /** An attempt that was given up meanwhile, because the line was closed, must not come to life. */
    private void connected(Redis attempt, RedisConnection fresh) {
        if (attempt != redis) {
            attempt.close();
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
        if (connection != null) {
            send(Request.cmd(Command.PING)).onFailure(_ -> {});
        }
    }
}
