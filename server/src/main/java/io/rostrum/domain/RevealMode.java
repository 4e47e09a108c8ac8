package io.rostrum.domain;

/** When those who watch see the values: while the room scores, or only after the reveal. */
public enum RevealMode {
    LIVE,
    AFTER_CLOSE
}
