package io.rostrum.rehearsal;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Somebody who reviews: notes a draft while the speaker answers, and makes it ready; scores too if the rule has reviewers. Used by one event loop only. */
final class Reviewer {
    /** In s after the questions began. */
    private static final double DRAFT = 8;

    private static final double READY = 35;

    private final Seat seat;
    private final Scorer scorer;
    private final Remarks remarks;
    private final Tempo tempo;
    private final Set<String> considered = new HashSet<>();

    Reviewer(Seat seat, Temper temper, Qualities qualities, Remarks remarks, Tempo tempo) {
        this.seat = seat;
        this.scorer = new Scorer(seat, temper, qualities, new Ballots(seat), tempo);
        this.remarks = remarks;
        this.tempo = tempo;
        seat.onChange(this::look);
    }

    private void look() {
        scorer.look();
        seat.stage()
                .filter(stage -> stage.getString("phase").equals("questions"))
                .map(stage -> stage.getString("talk"))
                .filter(talk -> considered.add(seat.epoch() + " " + talk))
                .ifPresent(this::review);
    }

    private void review(String talk) {
        String language = seat.item("session").orElseThrow().getString("language");
        List<String> sentences = remarks.in(language, considered.size());
        tempo.after(DRAFT, () -> write(talk, sentences.getFirst(), false));
        tempo.after(READY, () -> write(talk, String.join("\n", sentences), true));
    }

    private void write(String talk, String text, boolean ready) {
        seat.say(new JsonObject()
                .put("t", "Remark")
                .put("talk", talk)
                .put("text", text)
                .put("ready", ready));
    }
}
