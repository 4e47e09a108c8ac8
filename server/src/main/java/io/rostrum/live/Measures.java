package io.rostrum.live;

/** Where it is noted what a node does, for its operator. Used by every thread. */
public interface Measures {
    /** So many ballots went to the store together. */
    void cast(int ballots);

    /** A message has gone to the other nodes. */
    void told();

    /** A message has come from another node. */
    void heard();
}
