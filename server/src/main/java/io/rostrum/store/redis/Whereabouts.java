package io.rostrum.store.redis;

import io.vertx.core.Future;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.RedisOptions;

/** Where the server is that a line is to lead to; asked anew each time that the line is made. */
@FunctionalInterface
interface Whereabouts {
    Future<RedisAddress.Server> find();

    static Whereabouts of(RedisAddress.Server server) {
        return () -> Future.succeededFuture(server);
    }

    /** How the client gets into a server. */
    static RedisOptions options(RedisAddress address, RedisAddress.Server server) {
        var options = new RedisOptions()
                .setConnectionString(address.urlOf(server))
                .setMaxPoolSize(1)
                .setProtocolNegotiation(false);
        options.getNetClientOptions().setTcpNoDelay(true);
        if (address.encrypted()) {
            options.getNetClientOptions().setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
            String authorities = address.authorities();
            if (authorities != null) {
                options.getNetClientOptions().setTrustOptions(new PemTrustOptions().addCertPath(authorities));
            }
        }
        return options;
    }
}
