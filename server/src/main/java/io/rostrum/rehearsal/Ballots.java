package io.rostrum.rehearsal;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Casts from a seat, each ballot in a box with a higher number than the one before. Used by one event loop only. */
final class Ballots {
    private final Seat seat;
    private final Map<String, Long> seqs = new HashMap<>();

    Ballots(Seat seat) {
        this.seat = seat;
    }

    void cast(String box, String round, JsonObject marks) {
        seat.say(new JsonObject()
                .put("t", "Cast")
                .put("box", box)
                .put("round", round)
                .put("seq", seqs.merge(box, 1L, Long::sum))
                .put("marks", marks));
    }
}
