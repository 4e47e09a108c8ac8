package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How much one pass may say, over real sockets: what is refused is refused by name, with when to say it again. */
class LimitsTest {
    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    @Test
    void more_than_five_changed_ballots_a_second_after_a_burst_of_twenty_are_too_fast() {
        Room room = ROSTRUM.scoring();
        try (Phone phone = room.attendee();
                Phone other = room.attendee()) {
            String round = phone.round("1");
            long started = System.nanoTime();
            List<CompletableFuture<JsonObject>> sent = IntStream.rangeClosed(1, 60)
                    .mapToObj(seq -> phone.send(Phone.cast("talk/1", round, seq, Phone.marks(1 + seq % 10))))
                    .toList();
            List<JsonObject> answers =
                    sent.stream().map(CompletableFuture::join).toList();
            double seconds = (System.nanoTime() - started) / 1e9;
            long taken = answers.stream()
                    .filter(answer -> "Ok".equals(answer.getString("t")))
                    .count();
            assertThat(taken).isBetween(20L, 21 + Math.round(seconds * 5));
            List<JsonObject> refused = answers.stream()
                    .filter(answer -> "No".equals(answer.getString("t")))
                    .toList();
            assertThat(refused)
                    .isNotEmpty()
                    .allMatch(no -> "TOO_FAST".equals(no.getString("why")))
                    .allMatch(no -> no.getLong("retryAfter") > 0 && no.getLong("retryAfter") <= 1_000);
            assertThat(other.scores("1", 1, 9).getString("t"))
                    .as("limits are of a pass")
                    .isEqualTo("Ok");
            await().atMost(Phone.SOON)
                    .until(() -> "Ok".equals(phone.scores("1", 100, 3).getString("t")));
        }
        room.recountAgrees();
    }

    @Test
    void an_unchanged_retry_is_free() {
        Room room = ROSTRUM.scoring();
        try (Phone phone = room.attendee()) {
            String round = phone.round("1");
            List<CompletableFuture<JsonObject>> sent = IntStream.range(0, 100)
                    .mapToObj(_ -> phone.send(Phone.cast("talk/1", round, 1, Phone.marks(9))))
                    .toList();
            assertThat(sent).allMatch(answer -> "Ok".equals(answer.join().getString("t")));
        }
    }

    @Test
    void a_fourth_question_that_waits_is_one_too_many_until_one_is_answered() {
        Room room = ROSTRUM.room();
        try (Phone phone = room.attendee();
                Phone moderator = room.moderator()) {
            for (int i = 1; i <= 3; i++) {
                phone.does("Ask", "question", "q" + i, "text", "第" + i + "问");
            }
            assertThat(phone.refused("Ask", "question", "q4", "text", "第4问")).isEqualTo("TOO_MANY");
            moderator.does("Place", "question", "q1", "lane", "answered");
            phone.does("Ask", "question", "q4", "text", "第4问");
        }
    }

    @Test
    void question_after_question_is_too_fast() {
        Room room = ROSTRUM.room();
        try (Phone phone = room.attendee()) {
            List<CompletableFuture<JsonObject>> sent = IntStream.range(0, 12)
                    .mapToObj(i -> phone.send(Phone.command("Ask", "question", "q" + i, "text", "问" + i)))
                    .toList();
            List<String> answers = sent.stream()
                    .map(answer -> answer.join().getString("why", "Ok"))
                    .toList();
            assertThat(answers.subList(0, 4)).containsExactly("Ok", "Ok", "Ok", "TOO_MANY");
            assertThat(answers.getLast()).isEqualTo("TOO_FAST");
        }
    }

    @Test
    void a_question_has_three_hundred_characters_and_at_least_one() {
        Room room = ROSTRUM.room();
        try (Phone phone = room.attendee()) {
            assertThat(phone.refused("Ask", "question", "q1", "text", "问".repeat(301)))
                    .isEqualTo("TOO_LONG");
            assertThat(phone.refused("Ask", "question", "q1", "text", " \u202E\n\u0007 "))
                    .isEqualTo("EMPTY");
            phone.does("Ask", "question", "q1", "text", "😀".repeat(300));
            phone.awaitItem(
                    "question/q1", question -> question.getString("text").equals("😀".repeat(300)));
        }
    }

    @Test
    void roles_are_held_to_what_is_theirs() {
        Room room = ROSTRUM.scoring();
        try (Phone attendee = room.attendee();
                Phone projector = room.projector();
                Phone speaker = room.enter("speaker");
                Phone reviewer = room.reviewer()) {
            for (Phone phone : List.of(attendee, projector, speaker, reviewer)) {
                assertThat(phone.refused("Lock", "on", true)).isEqualTo("NOT_ALLOWED");
                assertThat(phone.refused("Move", "phase", "closed")).isEqualTo("NOT_ALLOWED");
            }
            assertThat(projector.refused("Ask", "question", "q1", "text", "?")).isEqualTo("NOT_ALLOWED");
            assertThat(speaker.scores("1", 1, 10).getString("why")).isEqualTo("NOT_ALLOWED");
            assertThat(reviewer.scores("1", 1, 10).getString("why"))
                    .as("the rule has no group of reviewers")
                    .isEqualTo("NOT_ALLOWED");
            assertThat(attendee.refused("Remark", "talk", "1", "text", "?", "ready", true))
                    .isEqualTo("NOT_ALLOWED");
        }
    }

    /** Last of its address: what it uses up comes back slowly. */
    @Test
    void wrong_codes_are_limited_by_address_and_the_right_one_waits_with_them() {
        Room room = ROSTRUM.room();
        Room nowhere = new Room(ROSTRUM, room.session(), "000000".equals(room.code()) ? "000001" : "000000");
        List<HttpResponse<String>> answers = IntStream.range(0, 130)
                .mapToObj(_ -> nowhere.askForPass("attendee", Room.freshDevice()))
                .toList();
        assertThat(answers.getFirst().statusCode()).isEqualTo(404);
        HttpResponse<String> last = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
        assertThat(new JsonObject(last.body()).getString("why")).isEqualTo("TOO_FAST");
        await().atMost(Phone.SOON)
                .until(() -> room.askForPass("attendee", Room.freshDevice()).statusCode() == 201);
    }
}
