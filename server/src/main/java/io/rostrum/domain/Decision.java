package io.rostrum.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command comes to, decided from one snapshot: a refusal, or a put that holds only if what was read still stands. */
public sealed interface Decision {

    record Refuse(Refusal refusal) implements Decision {}

    /**
     * Changes to a session, made all or nothing. One that changes nothing still asks whether what was read still stands.
     *
     * @param epoch the epoch that the reads are of; empty to create the session
     * @param reads every item that the decision read, with the stamp that it had (0 if it was not there)
     * @param kinds every kind of item that was read whole, with the version that it was read at
     * @param stamps the items that are not written but whose view changes for some role
     * @param log what was done, for the audit log; none if nothing was
     */
    record Put(
            String epoch,
            Map<Name, Long> reads,
            Map<Kind, Long> kinds,
            Map<Name, Item> writes,
            Set<Name> stamps,
            List<BoxChange> boxes,
            @Nullable String log)
            implements Decision {}

    /** The kinds that a decision may read whole, by the beginning of their names. */
    enum Kind {
        QUESTIONS("question/"),
        REMARKS("remark/");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        public String prefix() {
            return prefix;
        }
    }

    /** What happens to a box. */
    sealed interface BoxChange {
        Box box();

        /** Ballots are taken in this round, until {@code closesAt} if there is one. */
        record Opens(Box box, String round, @Nullable Long closesAt) implements BoxChange {}

        /** Ballots are taken for {@code grace} ms more at the most. */
        record Closes(Box box, long grace) implements BoxChange {}
    }
}
