package io.rostrum.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what a Redis is set up for with what its acknowledgements are to promise. */
final class Promises {
    private static final Pattern REPLICAS = Pattern.compile("connected_slaves:(\\d+)");

    private Promises() {}

    /** What the Redis promises less than is wanted, as a sentence; empty if nothing, or if it does not let us look. */
    static Future<String> shortfall(RedisLine line, Durability wanted) {
        return switch (wanted) {
            case Durability.Always _ -> settings(line, "always");
            case Durability.EverySecond _ -> settings(line, "everysec");
            case Durability.Replicated replicated -> replicas(line, replicated.replicas());
        };
    }

    private static Future<String> settings(RedisLine line, String wanted) {
        return line.batch(List.of(config("appendonly"), config("appendfsync")))
                .map(replies -> shortfall(value(replies.get(0)), value(replies.get(1)), wanted))
                .otherwise("");
    }

    private static Request config(String name) {
        return Request.cmd(Command.CONFIG).arg("GET").arg(name);
    }

    private static String value(Response pair) {
        return pair.size() < 2 ? "" : pair.get(1).toString();
    }

    private static String shortfall(String file, String sync, String wanted) {
        if (file.equals("no")) {
            return "Redis keeps no append-only file: what it acknowledged is lost when it ends (appendonly yes).";
        }
        boolean less = sync.equals("no") || (sync.equals("everysec") && wanted.equals("always"));
        return less
                ? "Redis writes to disk less often (appendfsync " + sync + ") than --durability " + wanted
                        + " promises."
                : "";
    }

    private static Future<String> replicas(RedisLine line, int wanted) {
        return line.send(Request.cmd(Command.INFO).arg("replication"))
                .map(Response::toString)
                .map(REPLICAS::matcher)
                .map(found -> shortfall(found, wanted))
                .otherwise("");
    }

    private static String shortfall(Matcher found, int wanted) {
        int have = found.find() ? Integer.parseInt(found.group(1)) : 0;
        return have >= wanted
                ? ""
                : "Redis has " + have + " replicas, but --durability asks for " + wanted
                        + ": nobody can vote until they are there.";
    }
}
