package io.rostrum;

import io.rostrum.live.Members;
import io.rostrum.live.Sessions;
import io.rostrum.web.Standing;
import io.rostrum.web.WebVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How this node sends its phones to the others: all of them when it is stopped, and also when it alone has lost Redis. With
 * nobody to send them to, a stop just answers what is under way.
 */
record Drain(Vertx vertx, Members members, Sessions sessions, Standing standing, List<WebVerticle> webs) {
    /** In ms. A load balancer that looks each second has noticed by then, and leads no phone back to here. */
    static final long NOTICE = 2_000;

    /** In ms. Some hundred phones a second come to each of the others, which welcome many times as many. */
    static final long WINDOW = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    Drain {
        sessions.whenAlone(alone -> {
            standing.alone(alone);
            if (alone) {
                sendAway(webs, WINDOW);
            }
        });
    }

    /** Readiness is off and nobody is let in from the first moment. */
    Future<Void> everybody() {
        boolean inCompany = members.present().size() > 1;
        standing.drain();
        sessions.drain();
        if (!inCompany) {
            return sendAway(webs, 0);
        }
        LOG.info("Phones are sent to the other nodes");
        return after(NOTICE).compose(_ -> sendAway(webs, WINDOW)).onSuccess(_ -> LOG.info("All phones have gone"));
    }

    private Future<Void> after(long millis) {
        Promise<Void> done = Promise.promise();
        vertx.setTimer(millis, _ -> done.complete());
        return done.future();
    }

    private static Future<Void> sendAway(List<WebVerticle> webs, long window) {
        return Future.join(webs.stream().map(web -> web.sendAway(window)).toList())
                .mapEmpty();
    }
}
