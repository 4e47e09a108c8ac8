package io.rostrum.rehearsal;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Somebody with a phone: scores, asks the questions that were given to them, and votes up what others ask. Used by one event loop only. */
final class Attendee {
    private static final Set<String> TIME_TO_ASK = Set.of("talk", "scoring", "questions");

    /** In s after the talk began. */
    private static final double FIRST_QUESTION = 6;

    private static final double LAST_QUESTION = 85;

    /** In s after a question was seen. */
    private static final double FIRST_UPVOTE = 1.5;

    private static final double LAST_UPVOTE = 35;

    /**
     * A question that somebody will ask.
     *
     * @param place how far through the meeting it comes up: 0 with the first talk, below 1 with the last
     */
    record Planned(double place, String text) {}

    private final Seat seat;
    private final Temper temper;
    private final Scorer scorer;
    private final Ballots ballots;
    private final List<Planned> questions;
    private final Tempo tempo;
    private final Supplier<String> ids;
    private final Set<String> noticed = new HashSet<>();
    private String epoch = "";

    Attendee(
            Seat seat, Temper temper, Qualities qualities, List<Planned> questions, Tempo tempo, Supplier<String> ids) {
        this.seat = seat;
        this.temper = temper;
        this.ballots = new Ballots(seat);
        this.scorer = new Scorer(seat, temper, qualities, ballots, tempo);
        this.questions = List.copyOf(questions);
        this.tempo = tempo;
        this.ids = ids;
        seat.onChange(this::look);
    }

    private void look() {
        if (!epoch.equals(seat.epoch())) {
            epoch = seat.epoch();
            noticed.clear();
        }
        scorer.look();
        lookAtQuestions();
        seat.stage()
                .filter(stage -> TIME_TO_ASK.contains(stage.getString("phase")))
                .map(stage -> stage.getString("talk"))
                .filter(talk -> noticed.add("talk/" + talk))
                .ifPresent(this::thinkOfQuestions);
    }

    private void lookAtQuestions() {
        seat.names("question/").filter(noticed::add).forEach(question -> {
            if (tempo.chance().nextDouble() < Popularity.of(question) * temper.keenness()) {
                tempo.between(FIRST_UPVOTE, LAST_UPVOTE, () -> voteUp(question));
            }
        });
    }

    private void voteUp(String question) {
        seat.item(question).ifPresent(_ -> {
            String id = question.substring(question.indexOf('/') + 1);
            ballots.cast(question, id, new JsonObject().put("up", 1));
        });
    }

    private void thinkOfQuestions(String talk) {
        List<String> talks = seat.names("talk/").toList();
        int number = talks.indexOf("talk/" + talk);
        questions.stream()
                .filter(question -> (int) (question.place() * talks.size()) == number)
                .forEach(question -> tempo.between(FIRST_QUESTION, LAST_QUESTION, () -> ask(question.text(), talk)));
    }

    /** Later than the talk itself nobody would know what it is about. */
    private void ask(String text, String talk) {
        seat.stage()
                .filter(stage -> talk.equals(stage.getString("talk")) && TIME_TO_ASK.contains(stage.getString("phase")))
                .ifPresent(_ -> seat.say(new JsonObject()
                        .put("t", "Ask")
                        .put("question", "q" + ids.get())
                        .put("text", text)
                        .put("talk", talk)));
    }
}
