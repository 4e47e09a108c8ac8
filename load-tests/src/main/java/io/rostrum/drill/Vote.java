package io.rostrum.drill;

import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A ballot as its voter knows it. */
record Vote(long seq, SortedMap<String, Integer> marks) {
    Vote {
        marks = Collections.unmodifiableSortedMap(new TreeMap<>(marks));
    }

    static Vote of(JsonObject ballot) {
        var marks = new TreeMap<String, Integer>();
        for (Map.Entry<String, Object> mark : ballot.getJsonObject("marks")) {
            marks.put(mark.getKey(), ((Number) mark.getValue()).intValue());
        }
        return new Vote(ballot.getLong("seq"), marks);
    }

    JsonObject json() {
        var json = new JsonObject();
        marks.forEach(json::put);
        return json;
    }
}
