package io.rostrum;

import io.rostrum.domain.Links;
import io.vertx.core.Future;
import java.util.Optional;

/** A server that has started and takes connections. */
interface Running {

    /** The links of the session that is open. */
    Links links();

    /** The links of the rehearsal, if one is held. */
    Optional<Links> rehearsal();

    /** Where the metrics are served, with the port that was picked. */
    HostPort management();

    /** Ends all connections and gives up all it holds but Vert.x; what was acknowledged is kept. */
    Future<Void> stop();
}
