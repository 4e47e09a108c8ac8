package io.rostrum.live;

import io.rostrum.domain.Command;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Decisions;
import io.rostrum.domain.Refusal;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Snapshot;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out commands that change a session: decided from the mirror, put if that still stands, else decided again. Those of one
 * screen are carried out in the order in which it said them. Used by one event loop only.
 */
final class Changing {
    /** A decision that loses so often in a row meets a session in which everybody acts at once; its sender may try again. */
    private static final int ATTEMPTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Changing.class);

    private final Store store;
    private final RedisTime time;
    private final Supplier<String> ids;

    Changing(Store store, RedisTime time, Supplier<String> ids) {
        this.store = store;
        this.time = time;
        this.ids = ids;
    }

    /** In turn, or a command that has to be decided again would undo the one that was said after it. */
    Future<Reply> change(Command.Change change, Screen screen, Mirror mirror) {
        return screen.inTurn(
                () -> change instanceof Command.Ask ? ask(change, screen, mirror) : decided(change, screen, mirror));
    }

    /** How many questions of the asker wait is a count, and a put cannot tell that one has come which the count did not know of. */
    private Future<Reply> ask(Command.Change ask, Screen screen, Mirror mirror) {
        return mirror.refresh().compose(fresh -> afresh(ask, screen, mirror, fresh, ATTEMPTS));
    }

    private Future<Reply> decided(Command.Change change, Screen screen, Mirror mirror) {
        Snapshot snapshot = mirror.snapshot();
        return switch (decide(change, screen, snapshot)) {
            case Decision.Put put -> put(change, screen, mirror, put, ATTEMPTS);
            case Decision.Refuse _ ->
                mirror.refresh().compose(fresh -> afresh(change, screen, mirror, fresh, ATTEMPTS));
        };
    }

    /** A refusal that was decided from a fresh snapshot stands. */
    private Future<Reply> afresh(Command.Change change, Screen screen, Mirror mirror, Snapshot fresh, int attempts) {
        return switch (decide(change, screen, fresh)) {
            case Decision.Put put -> put(change, screen, mirror, put, attempts);
            case Decision.Refuse refuse -> Future.succeededFuture(Reply.No.of(change.id(), refuse.refusal()));
        };
    }

    /** What a moderator saw in another epoch says nothing of this one. */
    private Decision decide(Command.Change change, Screen screen, Snapshot snapshot) {
        boolean sawOther = change instanceof Command.OfModerator act
                && act.seen() != null
                && !screen.epoch().equals(snapshot.epoch());
        return sawOther
                ? new Decision.Refuse(Refusal.CHANGED)
                : Decisions.decide(change, screen.pass(), snapshot, time.now(), ids);
    }

    private Future<Reply> put(Command.Change change, Screen screen, Mirror mirror, Decision.Put put, int attempts) {
        return store.put(mirror.session(), screen.pass().who(), put).compose(result -> {
            mirror.changed(result.version());
            if (result.stood()) {
                note(change, screen, mirror, put);
                return Future.succeededFuture(new Reply.Ok(change.id(), result.version(), null));
            }
            return attempts == 1
                    ? Future.failedFuture("it kept changing")
                    : mirror.refresh().compose(fresh -> afresh(change, screen, mirror, fresh, attempts - 1));
        });
    }

    /** What a moderator did, as the audit log has it; of what a thousand phones do it would be too many lines. */
    private static void note(Command.Change change, Screen screen, Mirror mirror, Decision.Put put) {
        if (change instanceof Command.OfModerator && put.log() != null) {
            LOG.info("Session {}: {} {}", mirror.session(), screen.pass().who(), put.log());
        }
    }
}
