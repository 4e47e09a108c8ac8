package io.rostrum.live;

import io.rostrum.domain.SessionId;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/**
 * What a node says of itself, good for a few seconds. All in it are whole values, never changes to earlier ones, so that what
 * gets lost is put right by the next.
 *
 * @param redis whether it reaches Redis
 * @param draining whether it is sending its phones away
 * @param phones the phones here, by session; sessions without any are left out
 */
record Lease(String node, boolean redis, boolean draining, Map<SessionId, Integer> phones) {
    Lease {
        phones = Map.copyOf(phones);
    }

    JsonObject json() {
        var counts = new JsonObject();
        phones.forEach((session, number) -> counts.put(session.value(), number));
        return new JsonObject()
                .put("node", node)
                .put("redis", redis)
                .put("draining", draining)
                .put("phones", counts);
    }

    static Lease of(JsonObject json) {
        var phones = new HashMap<SessionId, Integer>();
        JsonObject counts = json.getJsonObject("phones");
        counts.fieldNames().forEach(session -> phones.put(new SessionId(session), counts.getInteger(session)));
        return new Lease(json.getString("node"), json.getBoolean("redis"), json.getBoolean("draining"), phones);
    }
}
