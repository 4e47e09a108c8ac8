package io.rostrum.rehearsal;

import io.rostrum.domain.Scale;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Scores each talk once its box is open, in its own time, and may change its mind. Used by one event loop only. */
final class Scorer {
    private static final Set<String> PHASES = Set.of("scoring", "questions");

    /** In s after the box opened; most score soon, some late. */
    private static final double FIRST = 2;

    private static final double LAST = 60;

    /** In s after the first ballot. */
    private static final double SOONEST_CHANGE = 3;

    private static final double LATEST_CHANGE = 20;

    private final Seat seat;
    private final Temper temper;
    private final Qualities qualities;
    private final Ballots ballots;
    private final Tempo tempo;
    private final Set<String> considered = new HashSet<>();

    Scorer(Seat seat, Temper temper, Qualities qualities, Ballots ballots, Tempo tempo) {
        this.seat = seat;
        this.temper = temper;
        this.qualities = qualities;
        this.ballots = ballots;
        this.tempo = tempo;
    }

    void look() {
        seat.stage()
                .filter(stage -> PHASES.contains(stage.getString("phase")))
                .map(stage -> "talk/" + stage.getString("talk"))
                .ifPresent(this::consider);
    }

    private void consider(String box) {
        seat.item(box)
                .filter(talk -> isOpen(talk) && hasGroup(talk))
                .map(talk -> talk.getString("round"))
                .filter(considered::add)
                .filter(_ -> temper.scores())
                .ifPresent(round -> {
                    double moment =
                            FIRST + (LAST - FIRST) * Math.pow(tempo.chance().nextDouble(), 2);
                    tempo.after(moment, () -> score(box, round, temper.changes()));
                });
    }

    private static boolean isOpen(JsonObject talk) {
        return "open".equals(talk.getString("box"));
    }

    private boolean hasGroup(JsonObject talk) {
        JsonArray groups = talk.getJsonObject("rule").getJsonArray("groups");
        return groups.stream()
                .map(group -> ((JsonObject) group).getString("id"))
                .anyMatch(id -> seat.role().group().filter(id::equals).isPresent());
    }

    private void score(String box, String round, boolean again) {
        seat.item(box)
                .filter(talk -> isOpen(talk) && round.equals(talk.getString("round")))
                .ifPresent(talk -> {
                    ballots.cast(box, round, marks(talk.getJsonObject("rule"), round));
                    if (again) {
                        tempo.between(SOONEST_CHANGE, LATEST_CHANGE, () -> score(box, round, false));
                    }
                });
    }

    private JsonObject marks(JsonObject rule, String round) {
        List<String> criteria = rule.getJsonArray("criteria").stream()
                .map(criterion -> ((JsonObject) criterion).getString("id"))
                .toList();
        JsonObject marks = new JsonObject();
        temper.marks(qualities.of(round, criteria), scale(rule.getJsonObject("scale")), tempo.chance())
                .forEach(marks::put);
        return marks;
    }

    private static Scale scale(JsonObject scale) {
        return new Scale(decimal(scale, "min"), decimal(scale, "max"), decimal(scale, "step"));
    }

    private static BigDecimal decimal(JsonObject from, String name) {
        return new BigDecimal(from.getValue(name).toString());
    }
}
