package io.rostrum.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a box stands, as Redis keeps it beside the item.
 *
 * @param round names one opening of the box with an empty tally; none before the first
 * @param closesAt when it closes by itself, in ms since 1970 by Redis's clock; none if only a moderator closes it
 */
public record BoxStatus(
        Box.State state, @Nullable String round, @Nullable Long closesAt) {
    public static final BoxStatus NEW = new BoxStatus(Box.State.NEW, null, null);

    boolean isOpen() {
        return state == Box.State.OPEN;
    }
}
