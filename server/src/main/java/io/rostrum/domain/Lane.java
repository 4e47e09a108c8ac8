package io.rostrum.domain;

/** Where a question stands in the queue. */
public enum Lane {
    NEW,
    SHOWN,
    ANSWERED,
    DECLINED,
    WITHDRAWN;

    /** Whether everybody in the session sees questions of this lane. */
    public boolean isPublic() {
        return this == SHOWN || this == ANSWERED;
    }

    /** Whether the asker still waits for an answer. */
    boolean isWaiting() {
        return this == NEW || this == SHOWN;
    }

    /** Whether the question's box takes upvotes; a withdrawn or declined one's does not. */
    boolean takesUpvotes() {
        return this == NEW || isPublic();
    }
}
