package io.rostrum.domain;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What goes out on a socket: one answer to each command, and the map. */
public sealed interface Reply {

    /**
     * The command was carried out, or had been.
     *
     * @param version the version that it made; none for a Join
     * @param receipt for a ballot, the proof that it was taken
     */
    record Ok(long id, @Nullable Long version, @Nullable String receipt) implements Reply {}

    /**
     * The command was not carried out.
     *
     * @param retryAfter in ms, where sending the same again can help
     * @param ballot with OLDER, the ballot that counts
     */
    record No(
            long id,
            Refusal why,
            @Nullable Long retryAfter,
            @Nullable Receipted ballot) implements Reply {
        public static No of(long id, Refusal why) {
            return new No(id, why, null, null);
        }

        public static No after(long id, Refusal why, long retryAfter) {
            return new No(id, why, retryAfter, null);
        }
    }

    /** A ballot that the store holds, with the receipt that proves it. */
    record Receipted(Ballot.Cast ballot, String receipt) {}

    /** The map, or what changed of it since the version that was held, and the person's own ballots. */
    record Welcome(
            String epoch,
            long version,
            long now,
            Role role,
            Person person,
            Map<Box, Receipted> ballots,
            Map<Name, Optional<View>> items)
            implements Reply {}

    /** What changed; an item that may no longer be seen is empty. Without items it is the beat. */
    record Update(long version, long now, Map<Name, Optional<View>> items) implements Reply {}
}
