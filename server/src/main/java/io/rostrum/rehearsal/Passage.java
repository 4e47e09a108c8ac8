package io.rostrum.rehearsal;

import io.rostrum.domain.Links;
import io.rostrum.domain.Role;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two ways from a screen to the server, over loopback: one for a pass, one for a socket. Used by one event loop only. */
record Passage(HttpClient http, WebSocketClient sockets, Links links) {
    private static final String HOST = "127.0.0.1";
    private static final String PROTOCOL = "rostrum.1";
    private static final int CREATED = 201;

    /** A pass for that role, by its private link or by the code. */
    Future<String> pass(Role role, String device) {
        JsonObject wish = new JsonObject().put("role", role.word()).put("device", device);
        String key = key(role);
        if (key != null) {
            wish.put("key", key);
        }
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(HOST)
                .setPort(port())
                .setURI("/api/sessions/" + links.code() + "/passes")
                .putHeader("Content-Type", "application/json");
        return http.request(options)
                .compose(request -> request.send(wish.toBuffer()))
                .compose(answer -> answer.statusCode() == CREATED
                        ? answer.body().map(body -> body.toJsonObject().getString("pass"))
                        : Future.failedFuture("no pass: " + answer.statusCode()));
    }

    private @Nullable String key(Role role) {
        return switch (role) {
            case ATTENDEE -> null;
            case MODERATOR -> links.keys().moderator();
            case REVIEWER -> links.keys().reviewer();
            case SPEAKER -> links.keys().speaker();
            case PROJECTOR -> links.keys().projector();
        };
    }

    Future<WebSocket> socket() {
        return sockets.connect(new WebSocketConnectOptions()
                .setHost(HOST)
                .setPort(port())
                .setURI("/ws")
                .setSubProtocols(List.of(PROTOCOL)));
    }

    void close() {
        http.close();
        sockets.close();
    }

    private int port() {
        return URI.create(links.base()).getPort();
    }
}
