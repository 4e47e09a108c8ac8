package io.rostrum.rehearsal;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a moderator's acts are said to the server. Used by one event loop only. */
final class Desk {
    private final Seat seat;
    private final Hands hands;
    private final Tempo tempo;
    private final Supplier<Future<Void>> startOver;
    private long made;

    Desk(Seat seat, Hands hands, Tempo tempo, Supplier<Future<Void>> startOver) {
        this.seat = seat;
        this.hands = hands;
        this.tempo = tempo;
        this.startOver = startOver;
    }

    /** Carries it out; what cannot be done any more, since somebody was quicker, is let be. A stage that does not move is a failure. */
    Future<?> carryOut(Step.Act act) {
        return switch (act) {
            case Step.Move(String phase, String talk) -> move(phase, talk);
            case Step.RunTimer(double seconds) ->
                say(new JsonObject().put("t", "Timer").put("endsAt", seat.now() + tempo.ms(seconds)));
            case Step.LightNext _ ->
                waiting(wanted().reversed()).map(this::light).orElseGet(Future::succeededFuture);
            case Step.LightNone _ -> light(null);
            case Step.Answered _ ->
                lit().map(question -> place(question, "answered", null)).orElseGet(Future::succeededFuture);
            case Step.DeclineLast _ ->
                waiting(wanted())
                        .map(question -> place(question, "declined", "other"))
                        .orElseGet(Future::succeededFuture);
            case Step.Close(String talk) -> close("talk/" + talk);
            case Step.StartOver _ -> {
                hands.intendMove("lobby", null);
                yield startOver.get();
            }
        };
    }

    private Future<JsonObject> move(String phase, @Nullable String talk) {
        hands.intendMove(phase, talk);
        JsonObject move = new JsonObject().put("t", "Move").put("phase", phase);
        return say(talk == null ? move : move.put("talk", talk))
                .compose(answer -> "CHANGED".equals(answer.getString("why"))
                        ? Future.failedFuture("the stage has changed meanwhile")
                        : Future.succeededFuture(answer));
    }

    /** With what this moderator made itself counted as seen, although it may not show yet. */
    private Future<JsonObject> say(JsonObject command) {
        return seat.say(command.put("seen", Math.max(seat.version(), made))).onSuccess(answer -> {
            Long version = answer.getLong("version");
            made = version == null ? made : Math.max(made, version);
        });
    }

    private Future<JsonObject> light(@Nullable String question) {
        hands.intendLight(question);
        return say(new JsonObject().put("t", "Spotlight").put("question", question));
    }

    private Future<JsonObject> place(String question, String lane, @Nullable String reason) {
        JsonObject place =
                new JsonObject().put("t", "Place").put("question", question).put("lane", lane);
        return say(reason == null ? place : place.put("reason", reason));
    }

    private Future<?> close(String box) {
        String round = seat.item(box).map(talk -> talk.getString("round")).orElse(null);
        return round == null
                ? Future.succeededFuture()
                : say(new JsonObject().put("t", "Close").put("box", box).put("round", round));
    }

    private Optional<String> lit() {
        return seat.stage().map(stage -> stage.getString("spotlight"));
    }

    /** Of the questions on the stage's talk that are shown and not in the spotlight, the first in that order. */
    private Optional<String> waiting(Comparator<String> order) {
        String talk = seat.stage().map(stage -> stage.getString("talk")).orElse(null);
        return seat.names("question/")
                .filter(name -> seat.item(name)
                        .filter(its -> "shown".equals(its.getString("lane"))
                                && (talk == null || talk.equals(its.getString("talk", talk))))
                        .isPresent())
                .map(name -> name.substring("question/".length()))
                .filter(question -> !lit().equals(Optional.of(question)))
                .min(order);
    }

    private Comparator<String> wanted() {
        return Comparator.comparingInt(question -> seat.item("tally/question/" + question)
                .map(tally -> tally.getInteger("up"))
                .orElse(0));
    }
}
