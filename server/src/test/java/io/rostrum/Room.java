package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;

/** One session with its code and its private links, and the screens that come to it. */
public record Room(RunningRostrum rostrum, SessionId session, String code) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int TRY_AGAIN = 503;
    private static final int TOO_FAST = 429;
    private static final AtomicLong DEVICES = new AtomicLong();

    public static String freshDevice() {
        return "%032x".formatted(DEVICES.incrementAndGet());
    }

    public Phone attendee() {
        return enter("attendee");
    }

    public Phone moderator() {
        return enter("moderator");
    }

    public Phone projector() {
        return enter("projector");
    }

    public Phone reviewer() {
        return enter("reviewer");
    }

    public Phone enter(String role) {
        return enter(role, freshDevice());
    }

    public Phone enter(String role, String device) {
        return phone(role, device).comeBack();
    }

    /** A screen that has its pass and no connection yet. */
    public Phone phone(String role, String device) {
        return phone(pass(role, device), 0);
    }

    public Phone phone(JsonObject pass, int receiveBuffer) {
        return new Phone(rostrum.port(), code, pass, receiveBuffer);
    }

    /** The pass, asked for again while the store is out of reach or the address has asked too often. */
    public JsonObject pass(String role, String device) {
        HttpResponse<String> answer = Phone.soon()
                .until(
                        () -> askForPass(role, device),
                        its -> its.statusCode() != TRY_AGAIN && its.statusCode() != TOO_FAST);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    public HttpResponse<String> askForPass(String role, String device) {
        var wish = new JsonObject().put("role", role).put("device", device);
        return post(role.equals("attendee") ? wish : wish.put("key", key(role)));
    }

    public HttpResponse<String> post(JsonObject wish) {
        return request(HttpRequest.newBuilder(rostrum.uri("/api/sessions/" + code + "/passes"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(wish.encode()))
                .build());
    }

    public static HttpResponse<String> get(URI uri) {
        return request(HttpRequest.newBuilder(uri).build());
    }

    public static HttpResponse<String> request(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public String key(String role) {
        return rostrum.key(session, role.equals("reviewer") ? "reviewer/a" : role);
    }

    /** Every tally is what a recount of the ballots gives, once Redis is within reach of the test as well. */
    public void recountAgrees() {
        await().atMost(Phone.SOON)
                .until(() ->
                        rostrum.ask(() -> Future.succeededFuture(rostrum.store().isUp())));
        Store.Recount recount = rostrum.ask(() -> rostrum.store().recount(session));
        assertThat(recount.faults()).isEmpty();
    }
}
