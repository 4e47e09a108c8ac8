package io.rostrum.rehearsal;

import io.rostrum.domain.Role;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One screen's place in the session: it has a pass, holds the map that the server sends, says commands until they are answered,
 * and comes back by itself when its socket is lost. Used by one event loop only.
 */
final class Seat implements AutoCloseable {
    /** In ms; each try waits up to twice as long as the one before, up to the last. A fast rehearsal is no reason to hurry. */
    private static final long FIRST_RETRY = 500;

    private static final long LAST_RETRY = 8_000;

    /** Codes from here on say that coming back is of no use. */
    private static final int STAY_AWAY = 4500;

    private static final int LAST_CODE = 4999;

    private final Passage passage;
    private final Role role;
    private final String device;
    private final Tempo tempo;
    private final InstantSource clock;
    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<String, JsonObject> items = new TreeMap<>();
    private final Map<Long, JsonObject> said = new LinkedHashMap<>();
    private final Map<Long, Promise<JsonObject>> waiting = new LinkedHashMap<>();
    private @Nullable String pass;
    private @Nullable WebSocket socket;
    private String epoch = "";
    private long version;
    private long ahead;
    private long lastId;
    private long joining;
    private boolean joined;
    private long retry = FIRST_RETRY;
    private boolean closed;

    Seat(Passage passage, Role role, String device, Tempo tempo, InstantSource clock) {
        this.passage = passage;
        this.role = role;
        this.device = device;
        this.tempo = tempo;
        this.clock = clock;
    }

    /** Comes in, now or as soon as the server lets it. */
    void take() {
        String had = pass;
        Future<String> shown = had == null ? passage.pass(role, device) : Future.succeededFuture(had);
        shown.onSuccess(its -> pass = its)
                .compose(_ -> passage.socket())
                .onSuccess(this::arrived)
                .onFailure(_ -> comeBack());
    }

    private void arrived(WebSocket fresh) {
        if (closed) {
            fresh.close();
            return;
        }
        socket = fresh;
        fresh.textMessageHandler(text -> hear(new JsonObject(text)));
        fresh.closeHandler(_ -> lost(fresh.closeStatusCode()));
        fresh.exceptionHandler(_ -> {});
        JsonObject join = new JsonObject()
                .put("t", "Join")
                .put("session", passage.links().code())
                .put("pass", pass);
        if (!epoch.isEmpty()) {
            join.put("since", new JsonObject().put("epoch", epoch).put("version", version));
        }
        joining = ++lastId;
        fresh.writeTextMessage(join.put("id", joining).encode());
    }

    private void lost(@Nullable Short code) {
        socket = null;
        joined = false;
        if (code == null || code < STAY_AWAY || code > LAST_CODE) {
            comeBack();
        }
    }

    private void comeBack() {
        if (!closed) {
            tempo.vertx().setTimer(retry / 2 + tempo.chance().nextLong(retry / 2), _ -> {
                if (!closed) {
                    take();
                }
            });
            retry = Math.min(LAST_RETRY, retry * 2);
        }
    }

    private void hear(JsonObject message) {
        switch (message.getString("t")) {
            case "Welcome" -> welcome(message);
            case "Update" -> update(message);
            case "Ok", "No" -> answered(message.getLong("id"), message);
            default -> {}
        }
    }

    private void welcome(JsonObject welcome) {
        if (!epoch.equals(welcome.getString("epoch"))) {
            items.clear();
            epoch = welcome.getString("epoch");
        }
        retry = FIRST_RETRY;
        update(welcome);
    }

    private void update(JsonObject update) {
        version = update.getLong("version");
        ahead = update.getLong("now") - clock.millis();
        for (Map.Entry<String, Object> item : update.getJsonObject("items")) {
            if (item.getValue() instanceof JsonObject its) {
                items.put(item.getKey(), its);
            } else {
                items.remove(item.getKey());
            }
        }
        List.copyOf(listeners).forEach(Runnable::run);
    }

    private void answered(long id, JsonObject answer) {
        Promise<JsonObject> asked = waiting.get(id);
        if (id == joining) {
            joined(answer.getString("why"));
        } else if (answer.containsKey("retryAfter")) {
            tempo.vertx().setTimer(Math.max(1, answer.getLong("retryAfter")), _ -> sayAgain(id));
        } else if (asked != null) {
            said.remove(id);
            waiting.remove(id);
            asked.complete(answer);
        }
    }

    /** What was said and not answered is said again, as a real phone's outbox does. */
    private void joined(@Nullable String why) {
        joined = why == null;
        if (joined) {
            List.copyOf(said.keySet()).forEach(this::sayAgain);
        } else if (socket != null) {
            pass = "EXPIRED".equals(why) ? null : pass;
            socket.close();
        }
    }

    private void sayAgain(long id) {
        JsonObject command = said.get(id);
        if (joined && socket != null && command != null) {
            socket.writeTextMessage(command.encode());
        }
    }

    /** Says a command, as often as need be, and gives the answer, an {@code Ok} or a {@code No}. */
    Future<JsonObject> say(JsonObject command) {
        long id = ++lastId;
        Promise<JsonObject> answer = Promise.promise();
        said.put(id, command.put("id", id));
        waiting.put(id, answer);
        sayAgain(id);
        return answer.future();
    }

    /** Calls the listener whenever the map may have changed. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    Optional<JsonObject> item(String name) {
        return Optional.ofNullable(items.get(name));
    }

    /** The names of a kind, such as {@code talk/}. */
    Stream<String> names(String kind) {
        return List.copyOf(items.keySet()).stream().filter(name -> name.startsWith(kind));
    }

    /** The stage as this screen sees it; none before the first word. */
    Optional<JsonObject> stage() {
        return item("session").map(session -> session.getJsonObject("stage"));
    }

    String epoch() {
        return epoch;
    }

    long version() {
        return version;
    }

    /** The server's time in ms since 1970. */
    long now() {
        return clock.millis() + ahead;
    }

    Role role() {
        return role;
    }

    @Override
    public void close() {
        closed = true;
        if (socket != null) {
            socket.close();
        }
    }
}
