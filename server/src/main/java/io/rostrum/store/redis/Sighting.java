package io.rostrum.store.redis;

/** What is seen when one looks for the Redis of a directory. */
sealed interface Sighting {

    /** It lets us in and works on this directory; {@code loaded} once it has read its data. */
    record Answering(long process, RedisVersion version, boolean loaded) implements Sighting {}

    /** Its process is there, but nothing on its port lets us in. */
    record Silent(long process) implements Sighting {}

    /** No process works on this directory. */
    record Absent() implements Sighting {}
}
