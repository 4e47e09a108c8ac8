package io.rostrum.live;

import io.rostrum.domain.Command;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Decisions;
import io.rostrum.domain.Pass;
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
 * screen are carried out in the order in which it said them. All is done on the mirrors' loop, which is never busy with telling
 * thousands of screens; every thread may ask for it.
 */
final class Changing {
    /** A decision that loses so often in a row meets a session in which everybody acts at once; its sender may try again. */
    private static final int ATTEMPTS = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Changing.class);

    /** A change that somebody asks for whose screen holds a map of that epoch, after all that they asked for before. */
    record Asked(Command.Change change, Pass pass, String epoch, Sequence order) {}

    private final Loop owner;
    private final Store store;
    private final RedisTime time;
    private final Supplier<String> ids;

    Changing(Loop owner, Store store, RedisTime time, Supplier<String> ids) {
        this.owner = owner;
        this.store = store;
        this.time = time;
        this.ids = ids;
    }

    /** In turn, or a command that has to be decided again would undo the one that was said after it. */
    Future<Reply> change(Asked asked, Mirror mirror) {
        return owner.ask(() -> asked.order()
                .then(() -> asked.change() instanceof Command.Ask ? ask(asked, mirror) : decided(asked, mirror)));
    }

    /** How many questions of the asker wait is a count, and a put cannot tell that one has come which the count did not know of. */
    private Future<Reply> ask(Asked asked, Mirror mirror) {
        return mirror.refresh().compose(fresh -> afresh(asked, mirror, fresh, ATTEMPTS));
    }

    private Future<Reply> decided(Asked asked, Mirror mirror) {
        Snapshot snapshot = mirror.snapshot();
        return switch (decide(asked, snapshot)) {
            case Decision.Put put -> put(asked, mirror, put, ATTEMPTS);
            case Decision.Refuse _ -> mirror.refresh().compose(fresh -> afresh(asked, mirror, fresh, ATTEMPTS));
        };
    }

    /** A refusal that was decided from a fresh snapshot stands. */
    private Future<Reply> afresh(Asked asked, Mirror mirror, Snapshot fresh, int attempts) {
        return switch (decide(asked, fresh)) {
            case Decision.Put put -> put(asked, mirror, put, attempts);
            case Decision.Refuse refuse ->
                Future.succeededFuture(Reply.No.of(asked.change().id(), refuse.refusal()));
        };
    }

    /** What a moderator saw in another epoch says nothing of this one. */
    private Decision decide(Asked asked, Snapshot snapshot) {
        boolean sawOther = asked.change() instanceof Command.OfModerator act
                && act.seen() != null
                && !asked.epoch().equals(snapshot.epoch());
        return sawOther
                ? new Decision.Refuse(Refusal.CHANGED)
                : Decisions.decide(asked.change(), asked.pass(), snapshot, time.now(), ids);
    }

    private Future<Reply> put(Asked asked, Mirror mirror, Decision.Put put, int attempts) {
        return store.put(mirror.session(), asked.pass().who(), put).compose(result -> {
            mirror.changed(result.version());
            if (result.stood()) {
                note(asked, mirror, put);
                return Future.succeededFuture(new Reply.Ok(asked.change().id(), result.version(), null));
            }
            return attempts == 1
                    ? Future.failedFuture("it kept changing")
                    : mirror.refresh().compose(fresh -> afresh(asked, mirror, fresh, attempts - 1));
        });
    }

    /** What a moderator did, as the audit log has it; of what a thousand phones do it would be too many lines. */
    private static void note(Asked asked, Mirror mirror, Decision.Put put) {
        if (asked.change() instanceof Command.OfModerator && put.log() != null) {
            LOG.info("Session {}: {} {}", mirror.session(), asked.pass().who(), put.log());
        }
    }
}
