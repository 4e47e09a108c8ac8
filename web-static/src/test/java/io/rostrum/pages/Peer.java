package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Somebody in the session without a browser: a bare socket that says commands and keeps the items. */
final class Peer implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger DEVICES = new AtomicInteger(1);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** The talk that tests hold, the first of the programme. */
    static final String SCORED = "1";

    private final StringBuilder heard = new StringBuilder();
    private final Map<String, JsonNode> items = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, Integer> seqs = new HashMap<>();
    private final CompletableFuture<Void> welcomed = new CompletableFuture<>();
    private final WebSocket socket;
    private int next = 1;

    private Peer(Links links) {
        URI place = URI.create(links.base().replace("http:", "ws:") + "/ws");
        socket = HTTP.newWebSocketBuilder()
                .subprotocols("rostrum.1")
                .buildAsync(place, this)
                .join();
    }

    static Peer attendee(Links links) {
        return join(links, "attendee", null);
    }

    static Peer withKey(Links links, String role) {
        return join(links, role, links.keys().get(role));
    }

    private static Peer join(Links links, String role, @Nullable String key) {
        var wish = new LinkedHashMap<String, Object>(Map.of("role", role));
        wish.put("device", "%032x".formatted(DEVICES.getAndIncrement()));
        if (key != null) {
            wish.put("key", key);
        }
        String pass = post(links.base() + "/api/sessions/" + links.code() + "/passes", wish)
                .path("pass")
                .asText();
        var peer = new Peer(links);
        peer.say("Join", Map.of("session", links.code(), "pass", pass));
        peer.welcomed.orTimeout(20, TimeUnit.SECONDS).join();
        return peer;
    }

    private static JsonNode post(String place, Object body) {
        var request = HttpRequest.newBuilder(URI.create(place))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(written(body)))
                .build();
        return read(HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body());
    }

    /** Says a command that must be answered with Ok. */
    JsonNode say(String command, Map<String, ?> fields) {
        JsonNode answer = ask(command, fields).orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(answer.path("t").asText())
                .as("%s %s: %s", command, fields, answer)
                .isEqualTo("Ok");
        return answer;
    }

    private CompletableFuture<JsonNode> ask(String command, Map<String, ?> fields) {
        int id = next++;
        var message = new LinkedHashMap<String, Object>(fields);
        message.put("t", command);
        message.put("id", id);
        var answer = new CompletableFuture<JsonNode>();
        waiting.put(id, answer);
        socket.sendText(written(message), true).join();
        return answer;
    }

    void close(String talk) {
        say("Close", box(talk));
        awaits("talk/" + talk, item -> item.path("box").asText().equals("closed"));
    }

    void reveal(String talk) {
        say("Reveal", box(talk));
    }

    private Map<String, String> box(String talk) {
        String name = "talk/" + talk;
        return Map.of("box", name, "round", item(name).path("round").asText());
    }

    void awaits(String name, Predicate<JsonNode> condition) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> condition.test(item(name)));
    }

    void move(String phase) {
        say("Move", Map.of("phase", phase, "talk", SCORED));
    }

    /** Scores the first talk, one value for each criterion in the order of the rule. */
    void score(int conception, int analysis, int fit, int guidance) {
        awaits("talk/" + SCORED, talk -> talk.has("round"));
        cast(
                "talk/" + SCORED,
                item("talk/" + SCORED).path("round").asText(),
                Map.of("conception", conception, "analysis", analysis, "fit", fit, "guidance", guidance));
    }

    void upvote(String question, boolean on) {
        cast("question/" + question, question, on ? Map.of("up", 1) : Map.of());
    }

    private void cast(String box, String round, Map<String, Integer> marks) {
        int seq = seqs.merge(box, 1, Integer::sum);
        say("Cast", Map.of("box", box, "round", round, "seq", seq, "marks", marks));
    }

    String asks(String question, String text) {
        say("Ask", Map.of("question", question, "text", text, "talk", SCORED));
        return question;
    }

    void spotlight(String question) {
        say("Spotlight", Map.of("question", question));
    }

    /** The item as this peer's role sees it; missing if it does not. */
    JsonNode item(String name) {
        return items.getOrDefault(name, MissingNode.getInstance());
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        heard.append(data);
        if (last) {
            hear(read(heard.toString()));
            heard.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void hear(JsonNode message) {
        message.path("items").properties().forEach(item -> lay(item.getKey(), item.getValue()));
        switch (message.path("t").asText()) {
            case "Ok", "No" -> settle(message);
            case "Welcome" -> welcomed.complete(null);
            default -> {}
        }
    }

    private void lay(String name, JsonNode item) {
        if (item.isNull()) {
            items.remove(name);
        } else {
            items.put(name, item);
        }
    }

    private void settle(JsonNode answer) {
        var command = waiting.remove(answer.path("id").asInt());
        if (command != null) {
            command.complete(answer);
        }
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
