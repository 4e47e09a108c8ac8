package io.rostrum.store.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes over a line of its own and gives no answer before enough replicas have what was written. The line may wait, so nothing
 * else goes over it; what comes meanwhile is written together, as one wait does for all. Used by one event loop only.
 */
final class Replicating {
    /** In ms. Replicas answer in a few; twice this, for what has to wait its turn first, is less than the line's deadline. */
    private static final int PATIENCE = 500;

    /** In ms. The key that is written with each batch is of no use after that. */
    private static final int KEPT = 60_000;

    /** Writes that go together: more would make those behind them wait too long. */
    private static final int MOST = 64;

    /** The client knows no name for it. */
    private static final Command WAITAOF = Command.create("WAITAOF");

    private final RedisLine line;
    private final Durability.Replicated wanted;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean busy;

    private record Waiting(Request write, String key, Promise<Response> answer) {}

    Replicating(RedisLine line, Durability.Replicated wanted) {
        this.line = line;
        this.wanted = wanted;
    }

    /** @param key the session's, with which a mark is kept */
    Future<Response> send(Request write, String key) {
        Promise<Response> answer = Promise.promise();
        waiting.add(new Waiting(write, key, answer));
        if (!busy) {
            next();
        }
        return answer.future();
    }

    private void next() {
        List<Waiting> turn = waiting.subList(0, Math.min(MOST, waiting.size()));
        waiting = new ArrayList<>(waiting.subList(turn.size(), waiting.size()));
        List<Waiting> mine = List.copyOf(turn);
        busy = true;
        line.batch(withWait(mine)).onComplete(result -> {
            answer(mine, result.result(), result.cause());
            busy = false;
            if (!waiting.isEmpty()) {
                next();
            }
        });
    }

    /**
     * Redis waits for what the same connection wrote last. A ballot that is sent again is stored already and writes nothing, perhaps
     * over another connection than the first time: so each batch writes a mark, and replicas that have it have all before it.
     */
    private List<Request> withWait(List<Waiting> turn) {
        List<Request> batch = new ArrayList<>(turn.stream().map(Waiting::write).toList());
        batch.add(Request.cmd(Command.SET)
                .arg(turn.getLast().key() + ":mark")
                .arg("")
                .arg("PX")
                .arg(KEPT));
        Request wait = wanted.onDisk() ? Request.cmd(WAITAOF).arg(1) : Request.cmd(Command.WAIT);
        batch.add(wait.arg(wanted.replicas()).arg(PATIENCE));
        return batch;
    }

    /** How many replicas have it; of those that have it on disk none counts as long as Redis itself has not. */
    private long have(Response waited) {
        return wanted.onDisk() ? Replies.whole(waited.get(0)) * Replies.whole(waited.get(1)) : Replies.whole(waited);
    }

    private void answer(List<Waiting> turn, @Nullable List<Response> replies, @Nullable Throwable fault) {
        if (replies == null) {
            turn.forEach(its -> its.answer().fail(fault));
            return;
        }
        long have = have(replies.getLast());
        for (int i = 0; i < turn.size(); i++) {
            if (have >= wanted.replicas()) {
                turn.get(i).answer().complete(replies.get(i));
            } else {
                turn.get(i)
                        .answer()
                        .fail(have + " of " + wanted.replicas() + " replicas have it"
                                + (wanted.onDisk() ? " on disk" : ""));
            }
        }
    }
}
