package io.rostrum.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the primary that most of the sentinels that answer name. Used by one event loop only. */
record Sentinels(Vertx vertx, RedisAddress address) implements Whereabouts {
    /** In ms. A sentinel that is well answers in one; one that is gone must not use up the time of a whole attempt. */
    private static final long DEADLINE = 500;

    /** In ms; the first connection of a virtual machine that has just started takes its time. */
    private static final int CONNECT = 2_000;

    /** Asked once more before giving up: a virtual machine that has just started is too slow for its first question. */
    @Override
    public Future<RedisAddress.Server> find() {
        return ask().recover(_ -> ask());
    }

    private Future<RedisAddress.Server> ask() {
        List<Future<Optional<RedisAddress.Server>>> answers =
                address.servers().stream().map(this::ask).toList();
        return Future.join(answers)
                .compose(_ -> mostNamed(answers.stream().map(Future::result).toList()))
                .map(found -> found);
    }

    private static Future<RedisAddress.Server> mostNamed(List<Optional<RedisAddress.Server>> named) {
        return named.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> Future.succeededFuture(most.getKey()))
                .orElseGet(() -> Future.failedFuture("no sentinel names a primary"));
    }

    private Future<Optional<RedisAddress.Server>> ask(RedisAddress.Server sentinel) {
        var options = Whereabouts.options(address, sentinel);
        options.setConnectionString(address.urlOfSentinel(sentinel));
        options.getNetClientOptions().setConnectTimeout(CONNECT);
        Redis client = Redis.createClient(vertx, options);
        Request question =
                Request.cmd(Command.SENTINEL).arg("GET-MASTER-ADDR-BY-NAME").arg(address.name());
        return client.connect()
                .compose(connection -> connection.send(question))
                .timeout(DEADLINE, TimeUnit.MILLISECONDS)
                .map(Sentinels::server)
                .otherwise(Optional.empty())
                .onComplete(_ -> client.close());
    }

    private static Optional<RedisAddress.Server> server(@Nullable Response answer) {
        return Optional.ofNullable(answer)
                .map(its -> new RedisAddress.Server(its.get(0).toString(), (int) Replies.whole(its.get(1))));
    }
}
