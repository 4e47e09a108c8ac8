package io.rostrum;

import io.rostrum.store.Register;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that all nodes on one Redis sign with one key: a phone that comes to a node with another could show neither its
 * pass nor its receipts. Used by one event loop only.
 */
record SameKey(Vertx vertx, Register register, String fingerprint) {
    /** In ms. What nobody has renewed for so long, no node goes by any more: then the key may be changed. */
    static final long LASTS = 30_000;

    private static final long RENEW = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SameKey.class);

    /** Fails with a sentence if other nodes have another key; keeps the claim while this one runs. */
    Future<Void> insist() {
        return register.claim(fingerprint, LASTS).compose(ours -> {
            if (!ours) {
                return Future.failedFuture(
                        new CannotStart("Other nodes on this Redis sign with another key: give all of"
                                + " them the same (ROSTRUM_KEY or --key-file)."));
            }
            vertx.setPeriodic(RENEW, _ -> renew());
            return Future.succeededFuture();
        });
    }

    private void renew() {
        register.claim(fingerprint, LASTS)
                .onSuccess(ours -> {
                    if (!ours) {
                        LOG.error("Other nodes on this Redis sign with another key: phones that move are turned away");
                    }
                })
                .onFailure(fault -> LOG.debug("The key could not be compared: {}", fault.getMessage()));
    }
}
