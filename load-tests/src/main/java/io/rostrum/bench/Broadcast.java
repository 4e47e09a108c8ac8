package io.rostrum.bench;

/** A server that tells many sockets whatever one says, and those sockets, which live on one event loop. */
interface Broadcast extends AutoCloseable {
    String name();

    long pid();

    /** Has so many sockets come; returns when all are there. */
    void come(int sockets);

    /** Has all of them leave. */
    void leave();

    /** Says the change of that number; they are said in order, from 1 on. To be called on the sockets' loop. */
    void say(long change);

    /** Whether every socket has heard of all that was said. To be called on the sockets' loop. */
    boolean isQuiet();

    Delays delays();

    @Override
    void close();
}
