package io.rostrum.domain;

import java.util.Optional;

/** What a reviewer says of a talk (點評): the room reads it once it is published, its reviewer always. */
public record Remark(String text, State state, Person reviewer) implements Item {

    /** How far it is: only drafts are the reviewer's alone; what is ready is published when the stage reaches it. */
    public enum State {
        DRAFT,
        READY,
        PUBLISHED
    }

    @Override
    public Optional<View> seenBy(Pass pass, Snapshot all) {
        if (state == State.PUBLISHED || pass.person().equals(reviewer)) {
            return Optional.of(new View.OfRemark(text, state));
        }
        return pass.role() == Role.MODERATOR
                ? Optional.of(new View.OfRemark(state == State.READY ? text : null, state))
                : Optional.empty();
    }

    Remark published() {
        return new Remark(text, State.PUBLISHED, reviewer);
    }
}
