package io.rostrum.drill;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads frames; an Update, which a node tells all phones in the same words, only once. Used by one event loop only. */
final class Frames {
    private static final String UPDATE = "{\"t\":\"Update\"";

    /** One for each event loop of three nodes, and those of the ticks before that are still on their way. */
    private static final int KEPT = 32;

    private final Map<String, JsonObject> updates = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonObject> eldest) {
            return size() > KEPT;
        }
    };

    /** Not to be changed by who asks: others may have the same. */
    JsonObject read(String text) {
        return text.startsWith(UPDATE)
                ? updates.computeIfAbsent(text, its -> new JsonObject(its))
                : new JsonObject(text);
    }
}
