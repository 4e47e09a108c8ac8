package io.rostrum.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question to the speaker.
 *
 * @param original what was asked, if a moderator has worded it anew
 * @param wasShown whether it ever was in a public lane: then phones hold it and must hear that it left
 */
public record Question(
        String text,
        Lane lane,
        @Nullable Reason reason,
        @Nullable String talk,
        long askedAt,
        Person asker,
        @Nullable String original,
        boolean wasShown)
        implements Item {

    @Override
    public Optional<View> seenBy(Pass pass, Snapshot all) {
        if (pass.role() == Role.MODERATOR) {
            return Optional.of(view(reason, asker.brief(), original));
        }
        return lane.isPublic() ? Optional.of(view(null, null, null)) : Optional.empty();
    }

    @Override
    public boolean wasSeenBy(Pass pass, Snapshot all) {
        return wasShown;
    }

    private View.OfQuestion view(@Nullable Reason why, @Nullable String who, @Nullable String before) {
        return new View.OfQuestion(text, lane, why, talk, askedAt, who, before, original != null);
    }

    /** What its asker sees of it, in whatever lane. */
    public View.Mine mine() {
        return new View.Mine(text, lane, reason, talk, askedAt);
    }

    Question in(Lane there, @Nullable Reason why) {
        return new Question(text, there, why, talk, askedAt, asker, original, wasShown || there.isPublic());
    }

    Question reworded(String anew) {
        return new Question(anew, lane, reason, talk, askedAt, asker, anew.equals(asked()) ? null : asked(), wasShown);
    }

    /** The text as it was asked. */
    String asked() {
        return original == null ? text : original;
    }
}
