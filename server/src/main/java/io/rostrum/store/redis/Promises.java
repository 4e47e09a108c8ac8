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

    /** The oldest that can wait for the disks of its replicas. */
    static final RedisVersion WITH_WAITAOF = new RedisVersion(7, 2, 0);

    private Promises() {}

    /** What the Redis promises less than is wanted, as a sentence; empty if nothing, or if it does not let us look. */
    static Future<String> shortfall(RedisLine line, Durability wanted) {
        return switch (wanted) {
            case Durability.Always _ -> settings(line, "always");
            case Durability.EverySecond _ -> settings(line, "everysec");
            case Durability.Replicated replicated -> replicas(line, replicated);
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
        boolean less = sync.equals("no") || (sync.equals("everysec") && !wanted.equals("everysec"));
        return less
                ? "Redis writes to disk less often (appendfsync " + sync + ") than --durability " + wanted
                        + " promises."
                : "";
    }

    private static Future<String> replicas(RedisLine line, Durability.Replicated wanted) {
        return line.batch(List.of(info("server"), info("replication")))
                .map(replies ->
                        shortfall(replies.get(0).toString(), replies.get(1).toString(), wanted))
                .otherwise("")
                .compose(sentence -> sentence.isEmpty() && wanted.onDisk()
                        ? settings(line, "replicated-on-disk")
                        : Future.succeededFuture(sentence));
    }

    private static Request info(String section) {
        return Request.cmd(Command.INFO).arg(section);
    }

    private static String shortfall(String server, String replication, Durability.Replicated wanted) {
        RedisVersion version = RedisVersion.told(server).orElse(WITH_WAITAOF);
        if (wanted.onDisk() && version.olderThan(WITH_WAITAOF)) {
            return "Redis " + version + " cannot wait for the disks of its replicas, which --durability asks for;"
                    + " 7.2 or later can: nobody can vote.";
        }
        Matcher found = REPLICAS.matcher(replication);
        int have = found.find() ? Integer.parseInt(found.group(1)) : 0;
        return have >= wanted.replicas()
                ? ""
                : "Redis has " + have + " replicas, but --durability asks for " + wanted.replicas()
                        + ": nobody can vote until they are there.";
    }
}
