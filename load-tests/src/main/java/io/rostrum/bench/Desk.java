package io.rostrum.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The moderator: holds the whole map, and has things done. Used by one event loop only. */
final class Desk extends Guest {
    private final Map<Long, Promise<JsonObject>> asked = new HashMap<>();
    private final Map<String, JsonObject> items = new HashMap<>();
    private long ids = 1;

    Desk(Ground ground, String pass) {
        super(ground, pass);
    }

    /** Has it done; fails if it was refused. */
    Future<JsonObject> does(JsonObject command) {
        Promise<JsonObject> answer = Promise.promise();
        asked.put(++ids, answer);
        say(command.put("id", ids).encode());
        return answer.future();
    }

    JsonObject item(String name) {
        return Objects.requireNonNull(items.get(name), name);
    }

    /** How many items it knows whose names begin so. */
    long knows(String beginning) {
        return items.keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .count();
    }

    @Override
    void welcomed(byte[] bytes, int from, int to) {
        lay(text(bytes, from, to));
    }

    @Override
    void updated(long version, byte[] bytes, int from, int to) {
        lay(text(bytes, from, to));
    }

    private void lay(String frame) {
        new JsonObject(frame).getJsonObject("items").forEach(item -> {
            if (item.getValue() instanceof JsonObject whole) {
                items.put(item.getKey(), whole);
            }
        });
    }

    @Override
    void ok(long id, byte[] bytes, int from, int to) {
        if (asked.containsKey(id)) {
            asked.remove(id).complete(new JsonObject(text(bytes, from, to)));
        }
    }

    @Override
    void refused(long id, String text) {
        Promise<JsonObject> answer = asked.remove(id);
        if (answer != null) {
            answer.fail(text);
        }
    }
}
