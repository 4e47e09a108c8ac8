package io.rostrum.domain;

import java.util.Optional;

/** What the audience votes on: a talk's scoring or a question's upvote, named as the item that it belongs to. */
public sealed interface Box extends Name permits Name.OfTalk, Name.OfQuestion {

    /** The name of this box's tally. */
    default Name.OfTally tally() {
        return new Name.OfTally(this);
    }

    /** The box that the text names; empty if it names none. */
    static Optional<Box> parse(String text) {
        return Name.parse(text).filter(Box.class::isInstance).map(Box.class::cast);
    }

    /** Whether ballots are taken; Redis alone decides, everybody else only shows it. */
    enum State {
        NEW,
        OPEN,
        CLOSED
    }
}
