package io.rostrum.store.redis;

import io.vertx.core.Future;

/** The lines that lead to Redis: which server has a key, and one held connection to each. Used by one event loop only. */
interface Lines {
    /** The line to the server that has the key. */
    RedisLine to(String key);

    /** Connects, and stays connected from then on; if the first attempt fails it stays closed. */
    Future<Void> open();

    /** Calls the listener each time that a connection has been made. */
    void onConnected(Runnable listener);

    /** The one thing that other threads may ask. */
    boolean isUp();

    Future<Void> close();
}
