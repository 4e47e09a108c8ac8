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
    private final Map<SocketAddress, Long> timers = new HashMap<>();

    Arrivals(Vertx vertx, long within) {
        this.vertx = vertx;
        this.within = within;
    }

    void arrived(HttpConnection connection) {
        SocketAddress from = connection.remoteAddress();
        timers.put(from, vertx.setTimer(within, _ -> connection.close()));
        connection.closeHandler(_ -> asked(from));
    }

    /** Whoever has asked for something is held to other limits from then on. */
    void asked(SocketAddress from) {
        Long timer = timers.remove(from);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
