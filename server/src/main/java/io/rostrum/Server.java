package io.rostrum;

import io.rostrum.domain.Links;
import io.rostrum.domain.Programme;
import io.rostrum.store.redis.RedisAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The server proper. */
final class Server {

    private Server() {}

    static Future<Running> start(Vertx vertx, Config config, Programme programme, RedisAddress redis, SigningKey key) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.response().setStatusCode(404).end())
                .listen(config.port())
                .<Running>map(http -> new Listening(http, config.address()))
                .recover(e -> Future.failedFuture(CannotStart.listening("--port", config.port(), e)));
    }

    private record Listening(HttpServer http, String address) implements Running {
        @Override
        public Links links() {
            return Links.of("000000", address, http.actualPort(), new Links.Keys(key(), key(), key(), key()));
        }

        private static String key() {
            byte[] bytes = new byte[16];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }

        @Override
        public HostPort management() {
            return new HostPort("127.0.0.1", http.actualPort());
        }

        @Override
        public Future<Void> stop() {
            return http.shutdown();
        }
    }
}
