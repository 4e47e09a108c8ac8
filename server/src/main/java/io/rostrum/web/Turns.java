package io.rostrum.web;

import java.util.random.RandomGenerator;

/**
 * Lets only so many Joins go on at once; whoever comes when all turns are taken is told to come again, each after a time of
 * their own. After a restart of everything, thousands come in one second. Used by one event loop only.
 */
final class Turns {
    /** A Join takes some milliseconds of Redis and network and half a one of this loop: more at once would only wait here. */
    static final int AT_ONCE = 100;

    /** In ms, the least and as much again at random: a loop welcomes many hundreds in it. */
    private static final long COME_AGAIN = 1_000;

    private final int atOnce;
    private final RandomGenerator chance;
    private int taken;

    Turns(int atOnce, RandomGenerator chance) {
        this.atOnce = atOnce;
        this.chance = chance;
    }

    /** Takes a turn, which must be given back; or none is left. */
    boolean take() {
        boolean free = taken < atOnce;
        taken += free ? 1 : 0;
        return free;
    }

    void giveBack() {
        taken--;
    }

    /** In how many ms to come again. */
    long comeAgain() {
        return COME_AGAIN + chance.nextLong(COME_AGAIN);
    }
}
