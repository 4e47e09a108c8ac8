package io.rostrum.domain;

import java.util.Optional;

/** One named thing of a session; every screen is a function of the items that its role may see. */
public sealed interface Item permits Session, Talk, Question, Remark, Tally {

    /** What the holder of the pass sees of this item among the others of the snapshot; empty if nothing. */
    Optional<View> seenBy(Pass pass, Snapshot all);

    /**
     * Whether the holder of the pass may have seen it before and not now. Only then is it withdrawn from their screen by
     * name: to name an item that was never theirs would tell that it exists.
     */
    default boolean wasSeenBy(Pass pass, Snapshot all) {
        return false;
    }
}
