package io.rostrum.web;

/** Whether this node takes phones, or sends them to the other nodes. Used by every thread. */
public final class Standing {
    private volatile boolean draining;
    private volatile boolean alone;

    /** From now on, and until its end, this node takes nobody. */
    public void drain() {
        draining = true;
    }

    /** Says whether this node alone has lost the store, so that phones are better off elsewhere. */
    public void alone(boolean now) {
        alone = now;
    }

    boolean takesPhones() {
        return !draining && !alone;
    }
}
