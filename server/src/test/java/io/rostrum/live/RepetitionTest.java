package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every command may be sent again, unchanged: it is answered each time and has one effect. */
class RepetitionTest {
    private static final int TIMES = 100;

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    /** @param before what a moderator, or else the attendee, says first, so that the command has something to do */
    record Again(String role, JsonObject command, List<JsonObject> before) {
        static Again of(String role, JsonObject command, JsonObject... before) {
            return new Again(role, command, List.of(before));
        }

        @Override
        public String toString() {
            return command.encode();
        }
    }

    static Stream<Again> commands() {
        JsonObject ask = Phone.command("Ask", "question", "q1", "text", "为什么？");
        JsonObject review = Phone.command("Review", "on", true);
        JsonObject toRemark = Phone.command("Move", "phase", "remark", "talk", "1");
        return Stream.of(
                Again.of("attendee", ask),
                Again.of("moderator", ask),
                Again.of("attendee", Phone.command("Withdraw", "question", "q1"), review, ask),
                Again.of("reviewer", Phone.command("Remark", "talk", "1", "text", "很好", "ready", true)),
                Again.of("reviewer", Phone.command("Remark", "talk", "1", "text", "很好", "ready", true), toRemark),
                Again.of("moderator", Phone.command("Move", "phase", "scoring", "talk", "2")),
                Again.of("moderator", Phone.command("Move", "phase", "closed")),
                Again.of("moderator", Phone.command("Timer", "remaining", 60_000)),
                Again.of("moderator", Phone.command("Timer", "endsAt", 1_900_000_000_000L)),
                Again.of("moderator", Phone.command("Open", "box", "talk/2")),
                Again.of("moderator", Phone.command("Reveal", "box", "talk/1", "round", "ROUND")),
                Again.of("moderator", Phone.command("Place", "question", "q1", "lane", "answered"), ask),
                Again.of(
                        "moderator",
                        Phone.command("Place", "question", "q1", "lane", "declined", "reason", "unclear"),
                        ask),
                Again.of("moderator", Phone.command("Spotlight", "question", "q1"), ask),
                Again.of(
                        "moderator",
                        Phone.command("Spotlight", "question", null),
                        ask,
                        Phone.command("Spotlight", "question", "q1")),
                Again.of("moderator", Phone.command("Reword", "question", "q1", "text", "怎么办？"), ask),
                Again.of("moderator", review),
                Again.of("moderator", Phone.command("Review", "on", false), review),
                Again.of("moderator", Phone.command("Lock", "on", true)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_sent_a_hundred_times_has_one_effect(Again again) {
        Room room = ROSTRUM.scoring();
        try (Phone moderator = room.moderator();
                Phone attendee = room.attendee();
                Phone other = room.moderator()) {
            for (JsonObject command : again.before()) {
                Phone speaker = command.getString("t").equals("Ask") ? attendee : moderator;
                assertThat(speaker.said(command).getString("t")).isEqualTo("Ok");
            }
            Phone sender = sender(again.role(), room, attendee, other);
            long before = moderator.does("Lock", "on", false).getLong("version");
            JsonObject command = named(again.command(), sender);
            List<JsonObject> answers = aHundredTimes(sender, command);
            assertThat(answers)
                    .as(answers.toString())
                    .allMatch(answer -> "Ok".equals(answer.getString("t")) && answer.getLong("version") == before + 1);
            assertThat(sender.answered()).containsOnly(1);
            moderator.awaitVersion(before + 1);
        }
    }

    private static Phone sender(String role, Room room, Phone attendee, Phone moderator) {
        return switch (role) {
            case "attendee" -> attendee;
            case "moderator" -> moderator;
            default -> room.enter(role);
        };
    }

    private static JsonObject named(JsonObject command, Phone phone) {
        return command.containsKey("round") ? command.copy().put("round", phone.round("1")) : command;
    }

    private static List<JsonObject> aHundredTimes(Phone sender, JsonObject command) {
        List<CompletableFuture<JsonObject>> sent =
                IntStream.range(0, TIMES).mapToObj(_ -> sender.send(command)).toList();
        return sent.stream()
                .map(answer -> answer.orTimeout(Phone.SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                        .join())
                .toList();
    }

    @Test
    void a_ballot_sent_a_hundred_times_is_counted_once_and_refused_never() {
        Room room = ROSTRUM.scoring();
        try (Phone phone = room.attendee();
                Phone projector = room.projector()) {
            long before = projector.version();
            List<JsonObject> answers = aHundredTimes(phone, Phone.cast("talk/1", phone.round("1"), 1, Phone.marks(9)));
            assertThat(answers).allMatch(answer -> answer.getLong("version") == before + 1);
            assertThat(answers.stream()
                            .map(answer -> answer.getString("receipt"))
                            .distinct())
                    .hasSize(1);
            assertThat(phone.answered()).containsOnly(1);
            projector.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 1);
        }
        room.recountAgrees();
    }

    @Test
    void a_close_sent_a_hundred_times_closes_once() {
        Room room = ROSTRUM.scoring();
        try (Phone moderator = room.moderator()) {
            String round = moderator.round("1");
            long before = moderator.version();
            List<JsonObject> answers =
                    aHundredTimes(moderator, Phone.command("Close", "box", "talk/1", "round", round));
            assertThat(answers).allMatch(answer -> "Ok".equals(answer.getString("t")));
            moderator.awaitItem("talk/1", talk -> "closed".equals(talk.getString("box")));
            assertThat(moderator.version()).as("closing, closed").isEqualTo(before + 2);
        }
    }

    @Test
    void an_opening_anew_sent_a_hundred_times_makes_one_round() {
        Room room = ROSTRUM.scoring();
        try (Phone moderator = room.moderator()) {
            String round = moderator.round("1");
            List<JsonObject> answers =
                    aHundredTimes(moderator, Phone.command("Open", "box", "talk/1", "round", round, "anew", true));
            assertThat(answers.stream().filter(answer -> "Ok".equals(answer.getString("t"))))
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> "No".equals(answer.getString("t")))
                    .allMatch(answer -> "CHANGED".equals(answer.getString("why")));
            moderator.awaitItem("talk/1", talk -> !round.equals(talk.getString("round")));
        }
    }

    @Test
    void joining_a_hundred_times_is_being_here_once() {
        Room room = ROSTRUM.room();
        try (Phone phone = room.attendee();
                Phone projector = room.projector()) {
            List<JsonObject> answers = aHundredTimes(phone, phone.joining());
            assertThat(answers).allMatch(answer -> "Ok".equals(answer.getString("t")));
            projector.awaitItem("presence", here -> here.getInteger("phones") == 1);
            room.moderator().does("Lock", "on", true);
            phone.awaitItem("session", session -> session.getBoolean("locked"));
            assertThat(phone.wrong()).isEmpty();
            phone.vanishes();
            projector.awaitItem("presence", here -> here.getInteger("phones") == 0);
        }
    }

    @Test
    void of_two_ballots_of_one_person_with_the_same_seq_both_sockets_hear_which_one_counts() {
        Room room = ROSTRUM.scoring();
        String device = Room.freshDevice();
        try (Phone one = room.enter("attendee", device);
                Phone two = room.enter("attendee", device)) {
            String round = one.round("1");
            CompletableFuture<JsonObject> nine = one.send(Phone.cast("talk/1", round, 1, Phone.marks(9)));
            CompletableFuture<JsonObject> three = two.send(Phone.cast("talk/1", round, 1, Phone.marks(3)));
            JsonObject ofNine = nine.join();
            JsonObject ofThree = three.join();
            boolean nineCounts = "Ok".equals(ofNine.getString("t"));
            JsonObject won = nineCounts ? ofNine : ofThree;
            JsonObject lost = nineCounts ? ofThree : ofNine;
            assertThat(lost.getString("why")).isEqualTo("OLDER");
            JsonObject ballot = lost.getJsonObject("ballot");
            assertThat(ballot.getJsonObject("marks")).isEqualTo(Phone.marks(nineCounts ? 9 : 3));
            assertThat(ballot.getLong("seq")).isEqualTo(1);
            assertThat(ballot.getString("round")).isEqualTo(round);
            assertThat(ballot.getString("receipt")).isEqualTo(won.getString("receipt"));
        }
        room.recountAgrees();
    }
}
