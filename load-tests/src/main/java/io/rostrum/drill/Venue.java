package io.rostrum.drill;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.util.random.RandomGenerator;

/** Where connections go, and what they share. */
record Venue(
        Vertx vertx,
        WebSocketClient sockets,
        String host,
        int port,
        String code,
        RandomGenerator chance,
        Frames frames) {
    /** Another place of the same. */
    Venue at(String elsewhere, int itsPort) {
        return new Venue(vertx, sockets, elsewhere, itsPort, code, chance, frames);
    }

    /** The same for other sockets. */
    Venue with(WebSocketClient others) {
        return new Venue(vertx, others, host, port, code, chance, frames);
    }

    /** A time in ms, random lest all come at once. */
    long soon(int atLeast, int lessThan) {
        return chance.nextInt(atLeast, lessThan);
    }
}
