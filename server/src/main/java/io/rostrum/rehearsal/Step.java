package io.rostrum.rehearsal;

import org.jspecify.annotations.Nullable;

/**
 * One act of a moderator in a rehearsal.
 *
 * @param pause in s, after the act before
 */
record Step(double pause, Act act) {

    /** What a moderator does. */
    sealed interface Act {}

    record Move(String phase, @Nullable String talk) implements Act {}

    /** @param seconds how long the speaker has */
    record RunTimer(double seconds) implements Act {}

    /** Puts the spotlight on the question that most want answered. */
    record LightNext() implements Act {}

    /** Marks the question in the spotlight as answered. */
    record Answered() implements Act {}

    record LightNone() implements Act {}

    /** Declines the question that fewest want answered. */
    record DeclineLast() implements Act {}

    /** Takes no more ballots on that talk. */
    record Close(String talk) implements Act {}

    /** Begins the whole meeting anew. */
    record StartOver() implements Act {}
}
