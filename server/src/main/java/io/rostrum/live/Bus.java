package io.rostrum.live;

import io.rostrum.domain.SessionId;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;

/**
 * Tells the other nodes that a session has changed, and how this node is, and hears it from them; nothing else is ever said
 * there, no name, vote or pass. It only makes things sooner: a lost message costs the second until versions are compared. Used
 * by one event loop only.
 */
final class Bus {
    /** One address for all sessions: publishing to one that has no consumer costs four times as much. */
    private static final String CHANGED = "rostrum.changed";

    private static final String LEASES = "rostrum.leases";

    private static final String NODE = "node";

    private final Vertx vertx;
    private final DeliveryOptions fromHere;
    private final String node;
    private final Measures measures;

    /** @param node a name of this node that no other has */
    Bus(Vertx vertx, String node, Measures measures) {
        this.vertx = vertx;
        this.node = node;
        this.measures = measures;
        this.fromHere = new DeliveryOptions().addHeader(NODE, node);
    }

    void listen(Consumer<SessionId> changed, Consumer<Lease> lease) {
        vertx.eventBus()
                .<String>consumer(CHANGED, message -> fromElsewhere(message, id -> changed.accept(new SessionId(id))));
        vertx.eventBus()
                .<JsonObject>consumer(LEASES, message -> fromElsewhere(message, its -> lease.accept(Lease.of(its))));
    }

    private <T> void fromElsewhere(Message<T> message, Consumer<T> hear) {
        if (!node.equals(message.headers().get(NODE))) {
            measures.heard();
            hear.accept(message.body());
        }
    }

    void changed(SessionId session) {
        measures.told();
        vertx.eventBus().publish(CHANGED, session.value(), fromHere);
    }

    void tell(Lease lease) {
        measures.told();
        vertx.eventBus().publish(LEASES, lease.json(), fromHere);
    }
}
