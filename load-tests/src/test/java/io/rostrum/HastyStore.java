package io.rostrum;

import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Item;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that says it has taken ballots, and writes them a moment later. */
final class HastyStore implements Store {
    /** In ms. What writes behind gathers for about so long. */
    private static final long LATER = 250;

    private final Store store;

    HastyStore(Store store) {
        this.store = store;
    }

    @Override
    public Future<CastResult> cast(SessionId session, List<Submitted> ballots) {
        Vertx.currentContext().owner().setTimer(LATER, _ -> store.cast(session, ballots));
        List<CastOutcome> promised =
                ballots.stream().<CastOutcome>map(_ -> new CastOutcome.Saved()).toList();
        return Future.succeededFuture(new CastResult(0, promised));
    }

    @Override
    public Future<PutResult> put(SessionId session, String who, Decision.Put put) {
        return store.put(session, who, put);
    }

    @Override
    public Future<Void> beginAnew(SessionId session, Map<Name, Item> items) {
        return store.beginAnew(session, items);
    }

    @Override
    public Future<ChangesResult> changes(SessionId session, String epoch, long version) {
        return store.changes(session, epoch, version);
    }

    @Override
    public Future<BallotsResult> ballots(SessionId session, Person person) {
        return store.ballots(session, person);
    }

    @Override
    public Future<List<Optional<Head>>> heads(List<SessionId> sessions) {
        return store.heads(sessions);
    }

    @Override
    public Future<Recount> recount(SessionId session) {
        return store.recount(session);
    }

    @Override
    public boolean isUp() {
        return store.isUp();
    }

    @Override
    public Future<Boolean> knows(SessionId session, Person person) {
        return store.knows(session, person);
    }
}
