package io.rostrum.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A talk with its rule and where its box stands.
 *
 * @param minutes how long the speaker has
 * @param revealed whether the room has been shown the result
 */
public record Talk(
        String title,
        String speaker,
        @Nullable String department,
        int minutes,
        Rule rule,
        boolean revealed,
        BoxStatus box)
        implements Item, View {

    @Override
    public Optional<View> seenBy(Pass pass, Snapshot all) {
        return Optional.of(this);
    }

    public Talk with(BoxStatus status) {
        return new Talk(title, speaker, department, minutes, rule, revealed, status);
    }

    Talk revealed(boolean now) {
        return new Talk(title, speaker, department, minutes, rule, now, box);
    }
}
