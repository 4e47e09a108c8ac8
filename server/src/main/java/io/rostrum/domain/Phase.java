package io.rostrum.domain;

/** What the room is doing now. */
public enum Phase {
    LOBBY,
    TALK,
    SCORING,
    QUESTIONS,
    REMARK,
    REVEAL,
    BREAK,
    CLOSED;

    /** Whether the phase is about one talk; the others are between or after talks. */
    public boolean ofTalk() {
        return switch (this) {
            case TALK, SCORING, QUESTIONS, REMARK, REVEAL -> true;
            case LOBBY, BREAK, CLOSED -> false;
        };
    }
}
