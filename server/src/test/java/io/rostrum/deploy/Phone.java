package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody's socket at one address: it joins, asks for one thing after the other, and notes how it was closed. */
final class Phone implements AutoCloseable, WebSocket.Listener {
    /** A connection that broke without a close frame. */
    static final int BROKEN = 1006;

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private final AtomicInteger ids = new AtomicInteger();
    private @Nullable WebSocket socket;
    private JsonObject welcome = new JsonObject();

    private Phone() {}

    /** A pass by the code alone or, with a key, by a private link. */
    static String pass(String base, String code, String role, String key, int device) {
        var wish = new JsonObject().put("role", role).put("device", "%032x".formatted(device));
        if (!key.isEmpty()) {
            wish.put("key", key);
        }
        HttpResponse<String> answer = Http.post(base + "/api/sessions/" + code + "/passes", wish.encode());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("pass");
    }

    /** Connects and joins. */
    static Phone join(String base, String code, String pass) throws InterruptedException {
        var phone = new Phone();
        phone.socket = Http.CLIENT
                .newWebSocketBuilder()
                .subprotocols("rostrum.1")
                .buildAsync(URI.create(base.replaceFirst("^http", "ws") + "/ws"), phone)
                .orTimeout(NodeProgram.SOON.toSeconds(), TimeUnit.SECONDS)
                .join();
        JsonObject answer =
                phone.ask(new JsonObject().put("t", "Join").put("session", code).put("pass", pass));
        assertThat(answer.getString("t")).as(answer.encode()).isEqualTo("Ok");
        phone.welcome = phone.awaitFrame(frame -> "Welcome".equals(frame.getString("t")));
        return phone;
    }

    /** Sends a command and gives its answer; what else comes meanwhile stays to be read. */
    JsonObject ask(JsonObject command) throws InterruptedException {
        int id = ids.incrementAndGet();
        send(command.put("id", id).encode());
        return awaitFrame(frame -> Objects.equals(frame.getInteger("id"), id));
    }

    void send(String text) {
        Objects.requireNonNull(socket).sendText(text, true).join();
    }

    private JsonObject awaitFrame(Predicate<JsonObject> wanted) throws InterruptedException {
        await().atMost(NodeProgram.SOON).until(() -> frames.stream().anyMatch(wanted));
        Optional<JsonObject> found = frames.stream().filter(wanted).findFirst();
        frames.remove(found.orElseThrow());
        return found.get();
    }

    /** What it was first told. */
    JsonObject welcome() {
        return welcome;
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Waits for the end, and gives its close code. */
    int closeCode() {
        return closed.orTimeout(NodeProgram.SOON.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        part.append(text);
        if (last) {
            frames.add(new JsonObject(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        closed.complete(BROKEN);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
