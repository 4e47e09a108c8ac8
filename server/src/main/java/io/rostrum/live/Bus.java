package io.rostrum.live;

import io.rostrum.domain.SessionId;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.function.Consumer;

/**
 * Tells the other nodes that a session has changed, and hears it from them. It only makes things sooner:
 * a lost message costs the second until versions are compared. Used by one event loop only.
 */
final class Bus {
    /** One address for all sessions: publishing to one that has no consumer costs four times as much. */
    private static final String CHANGED = "rostrum.changed";

    private static final String NODE = "node";

    private final Vertx vertx;
    private final DeliveryOptions fromHere;
    private final String node;

    /** @param node a name of this node that no other has */
    Bus(Vertx vertx, String node) {
        this.vertx = vertx;
        this.node = node;
        this.fromHere = new DeliveryOptions().addHeader(NODE, node);
    }

    void listen(Consumer<SessionId> changed) {
        vertx.eventBus().<String>consumer(CHANGED, message -> {
            if (!node.equals(message.headers().get(NODE))) {
                changed.accept(new SessionId(message.body()));
            }
        });
    }

    void changed(SessionId session) {
        vertx.eventBus().publish(CHANGED, session.value(), fromHere);
    }
}
