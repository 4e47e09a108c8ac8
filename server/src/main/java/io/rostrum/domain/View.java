package io.rostrum.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one role sees of an item: what goes over the wire under the item's name. */
public sealed interface View
        permits Session,
                Talk,
                View.OfQuestion,
                View.OfTalkTally,
                View.OfUpvotes,
                View.OfRemark,
                View.Mine,
                View.Presence {

    /** A question; asker, original and reason are for moderators only. */
    record OfQuestion(
            String text,
            Lane lane,
            @Nullable Reason reason,
            @Nullable String talk,
            long askedAt,
            @Nullable String asker,
            @Nullable String original,
            boolean reworded)
            implements View {}

    /** How many have scored, and what it comes to for those who may know. */
    record OfTalkTally(int turnout, Optional<Values> values) implements View {}

    record Values(Counts counts, Score score) {}

    record OfUpvotes(int up) implements View {}

    record OfRemark(@Nullable String text, Remark.State state) implements View {}

    /** A question as its asker sees it, in whatever lane it is. */
    record Mine(
            String text,
            Lane lane,
            @Nullable Reason reason,
            @Nullable String talk,
            long askedAt) implements View {}

    /** How many phones are here now; neither stored nor stamped. */
    record Presence(int phones) implements View {}
}
