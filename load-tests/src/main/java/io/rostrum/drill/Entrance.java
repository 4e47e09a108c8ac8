package io.rostrum.drill;

import io.rostrum.domain.Links;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;

/** Where passes are given out; a pass that is not to be had now is asked for again. */
public final class Entrance {
    private static final int CREATED = 201;

    /** In ms. */
    private static final int AGAIN = 500;

    /** A minute of asking. */
    private static final int MOST_TRIES = 120;

    /** As a browser asks for them: few connections, each used again and again. */
    private static final int CONNECTIONS = 32;

    private final Vertx vertx;
    private final HttpClient http;
    private final Links links;
    private final int port;

    public Entrance(Vertx vertx, int port, Links links) {
        this.vertx = vertx;
        this.port = port;
        this.links = links;
        this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /** A pass with its person, for a role on a device of that number. */
    public Future<JsonObject> pass(String role, int device) {
        var wish = new JsonObject().put("role", role).put("device", "%032x".formatted(device));
        switch (role) {
            case "moderator" -> wish.put("key", links.keys().moderator());
            case "projector" -> wish.put("key", links.keys().projector());
            default -> {}
        }
        return ask(wish.toBuffer(), MOST_TRIES);
    }

    private Future<JsonObject> ask(Buffer wish, int tries) {
        return ask(wish).recover(fault -> tries > 1 ? later(wish, tries - 1) : Future.failedFuture(fault));
    }

    private Future<JsonObject> ask(Buffer wish) {
        return http.request(HttpMethod.POST, port, "127.0.0.1", "/api/sessions/" + links.code() + "/passes")
                .compose(request ->
                        request.putHeader("Content-Type", "application/json").send(wish))
                .compose(response -> response.body().map(body -> {
                    if (response.statusCode() != CREATED) {
                        throw new IllegalStateException(body.toString());
                    }
                    return body.toJsonObject();
                }));
    }

    private Future<JsonObject> later(Buffer wish, int tries) {
        Promise<Void> waited = Promise.promise();
        vertx.setTimer(AGAIN, _ -> waited.complete());
        return waited.future().compose(_ -> ask(wish, tries));
    }
}
