package io.rostrum.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * The connections that have not asked for anything yet. They have a few seconds for it: whoever says nothing, or a letter now
 * and then, would else hold a place for as long as they like. Used by one event loop only.
 */
final class Arrivals {
    /** In ms. A phone at the edge of the room needs three or four; an idle pool of a proxy comes again. */
    static final long WITHIN = 10_000;

    private final Vertx vertx;
    private final long within;
    private final Map<Ends, Long> timers = new HashMap<>();

    /** Both ends: where this machine has several addresses, one port of a phone may lead to two of them. */
    private record Ends(SocketAddress there, SocketAddress here) {}

    Arrivals(Vertx vertx, long within) {
        this.vertx = vertx;
        this.within = within;
    }

    void arrived(HttpConnection connection) {
        SocketAddress there = connection.remoteAddress();
        SocketAddress here = connection.localAddress();
        timers.put(new Ends(there, here), vertx.setTimer(within, _ -> connection.close()));
        connection.closeHandler(_ -> asked(there, here));
    }

    /** Whoever has asked for something is held to other limits from then on. */
    void asked(SocketAddress there, SocketAddress here) {
        Long timer = timers.remove(new Ends(there, here));
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
