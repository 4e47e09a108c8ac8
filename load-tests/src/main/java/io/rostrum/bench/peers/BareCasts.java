package io.rostrum.bench.peers;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.LongFunction;

/**
 * The least that can be done to have Redis count ballots: one connection, on which so many calls of the server's own script, each
 * with one ballot, are always under way. Used by one event loop only.
 */
public final class BareCasts {
    /** What lines of an answer begin with that counts a ballot: how many follow, how long the next is, the version, and "saved". */
    private static final String OF_SAVED = "*$0123456789s";

    private final NetSocket socket;
    private final String session;
    private final String round;
    private final LongFunction<String> marks;
    private final LongFunction<String> counters;
    private final String script;
    private final String sha;
    private int people;
    private long next;
    private long saved;
    private byte last = '\n';
    private byte first;
    private boolean going;
    private String fault = "";

    private BareCasts(
            NetSocket socket, String session, String round, LongFunction<String> marks, LongFunction<String> counters) {
        this.socket = socket;
        this.session = session;
        this.round = round;
        this.marks = marks;
        this.counters = counters;
        this.script = resource("session") + "\n" + resource("cast");
        this.sha = sha(script);
    }

    /**
     * Connects and loads the script.
     *
     * @param net from 127.0.0.1: in its protected mode Redis 7.0 lets in nobody else
     * @param session the key of an open session
     * @param marks of the ballot of that number, as they are kept
     * @param counters a line each
     */
    public static Future<BareCasts> open(
            NetClient net,
            int port,
            String session,
            String round,
            LongFunction<String> marks,
            LongFunction<String> counters) {
        return net.connect(port, "127.0.0.1").compose(socket -> {
            var casts = new BareCasts(socket, session, round, marks, counters);
            socket.closeHandler(_ -> casts.fault = "Redis closed the connection");
            Promise<BareCasts> loaded = Promise.promise();
            socket.handler(sha -> {
                socket.handler(casts::answered);
                loaded.complete(casts);
            });
            return socket.write(command(Buffer.buffer(), "SCRIPT", "LOAD", casts.script))
                    .compose(written -> loaded.future());
        });
    }

    private static String resource(String name) {
        try (InputStream in = BareCasts.class.getResourceAsStream("/redis/" + name + ".lua")) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static Buffer command(Buffer to, String... words) {
        to.appendString("*" + words.length + "\r\n");
        for (String word : words) {
            to.appendString("$" + word.getBytes(StandardCharsets.UTF_8).length + "\r\n" + word + "\r\n");
        }
        return to;
    }

    /** So many people vote, each again when their last ballot is saved. */
    public void go(int voters) {
        people = voters;
        going = true;
        cast(voters);
    }

    public void stop() {
        going = false;
    }

    /** Ballots that have been saved so far. */
    public long saved() {
        return saved;
    }

    /** Whether all that was cast has been saved. */
    public boolean isQuiet() {
        return saved == next;
    }

    /** What else Redis answered; nothing if all was well. */
    public String fault() {
        return fault;
    }

    private void cast(long number) {
        Buffer calls = Buffer.buffer();
        for (long i = 0; i < number; i++, next++) {
            long seq = next / people + 1;
            command(
                    calls,
                    "EVALSHA",
                    sha,
                    "1",
                    session,
                    "no-epoch",
                    "60000",
                    "500",
                    "bare" + next % people,
                    "talk/1",
                    round,
                    Long.toString(seq),
                    marks.apply(next % people + seq),
                    counters.apply(next % people + seq),
                    "");
        }
        socket.write(calls);
    }

    private void answered(Buffer chunk) {
        long before = saved;
        for (byte one : chunk.getBytes()) {
            if (last == '\n') {
                first = one;
                if (OF_SAVED.indexOf(one) < 0) {
                    fault = chunk.toString();
                }
            } else if (one == '\n' && first == 's') {
                saved++;
            }
            last = one;
        }
        if (going) {
            cast(saved - before);
        }
    }

    public void close() {
        socket.close();
    }
}
