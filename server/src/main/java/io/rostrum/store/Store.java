package io.rostrum.store;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Item;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.SessionId;
import io.rostrum.domain.Snapshot;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the truth of every session is kept. A failed future means that nothing is known of what became of the request: it may
 * have been carried out, and may be sent again unchanged.
 */
public interface Store {
    /** As many ballots as one {@link #cast} takes: more would hold up the other sessions of a shard. */
    int MAX_BATCH = 64;

    /**
     * Takes at most {@link #MAX_BATCH} ballots of a session, a later one seeing what an earlier one did.
     *
     * @return an outcome for each, in their order
     */
    Future<CastResult> cast(SessionId session, List<Submitted> ballots);

    /** Carries a decision out, all or nothing, if all that it read still stands. */
    Future<PutResult> put(SessionId session, String who, Decision.Put put);

    /**
     * Takes away all that is in a session, its ballots too, and begins it anew with these items in a fresh epoch; without items
     * nothing is left of it.
     */
    Future<Void> beginAnew(SessionId session, Map<Name, Item> items);

    /** Everything stamped after the version of that epoch; everything there is if the epoch is another. */
    Future<ChangesResult> changes(SessionId session, String epoch, long version);

    /** What one person has cast, read together with the epoch. */
    Future<BallotsResult> ballots(SessionId session, Person person);

    /** The heads of sessions, in their order and in one round trip; empty for one that is not there. */
    Future<List<Optional<Head>>> heads(List<SessionId> sessions);

    /** Compares every tally of a session with a recount of its ballots. */
    Future<Recount> recount(SessionId session);

    /** Whether it could be reached just now. The one thing that every thread may ask. */
    boolean isUp();

    /** Whether a person has cast anything in the session. */
    Future<Boolean> knows(SessionId session, Person person);

    /** A ballot on its way, and whether it came with a receipt that proves that it was taken before. */
    record Submitted(Ballot ballot, boolean receipted) {}

    record CastResult(long version, List<CastOutcome> outcomes) {}

    /** @param stood whether what was read still stood, so that the decision was carried out */
    record PutResult(boolean stood, long version) {}

    /**
     * @param now Redis's time in ms since 1970
     * @param due when the next box closes by itself; none if none does
     */
    record ChangesResult(
            Snapshot.Changes changes, long now, @Nullable Long due) {}

    record BallotsResult(String epoch, List<StoredBallot> ballots) {}

    /** A ballot as it is stored, with the name of its box. */
    record StoredBallot(String box, Ballot.Cast cast) {}

    record Head(String epoch, long version) {}

    /** @param faults a line for each counter whose tally and recount differ */
    record Recount(int people, int ballots, List<String> faults) {}
}
