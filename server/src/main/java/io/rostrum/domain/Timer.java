package io.rostrum.domain;

/** The talk's clock: running towards a moment, or paused with time left; past zero it goes on below it. */
public sealed interface Timer {
    /**
     * Towards a moment.
     *
     * @param endsAt in ms since 1970, by Redis's clock
     */
    record Running(long endsAt) implements Timer {}

    /**
     * Standing still.
     *
     * @param remaining in ms
     */
    record Paused(long remaining) implements Timer {}
}
