package io.rostrum.drill;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.util.random.RandomGenerator;

/** Where connections go, and what they share. */
record Venue(Vertx vertx, WebSocketClient sockets, String host, int port, String code, RandomGenerator chance) {
    /** A time in ms, random lest all come at once. */
    long soon(int atLeast, int lessThan) {
        return chance.nextInt(atLeast, lessThan);
    }
}
