package io.rostrum.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the room sees now: the phase, the talk, the spotlighted question and the timer. */
public record Stage(
        Phase phase,
        @Nullable String talk,
        @Nullable String spotlight,
        @Nullable Timer timer) {
    public static final Stage START = new Stage(Phase.LOBBY, null, null, null);

    public Stage withSpotlight(@Nullable String question) {
        return new Stage(phase, talk, question, timer);
    }

    public Stage withTimer(@Nullable Timer now) {
        return new Stage(phase, talk, spotlight, now);
    }

    boolean isAt(Phase there, @Nullable String aboutTalk) {
        return phase == there && Objects.equals(talk, aboutTalk);
    }
}
