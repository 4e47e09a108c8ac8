package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every screen holds, over real sockets. */
class ScreensTest {
    /** The most that a frame's way may take on a busy machine before the tests call it late. */
    private static final Duration BUSY = Duration.ofSeconds(4);

    private static final int IN_A_ROW = 20;

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    @Test
    void a_talk_is_scored_and_everybody_sees_how_many_have() {
        Room room = ROSTRUM.scoring();
        try (Phone projector = room.projector();
                Phone phone = room.attendee()) {
            JsonObject ok = phone.scores("1", 1, 9);
            assertThat(ok.getString("t")).isEqualTo("Ok");
            assertThat(ok.getString("receipt")).isNotEmpty();
            projector.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 1);
            phone.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 1);
            assertThat(phone.wrong()).isEmpty();
        }
        room.recountAgrees();
    }

    @Test
    void an_answer_moves_nobodys_version() {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator()) {
            long made = moderator.does("Review", "on", true).getLong("version");
            moderator.awaitItem("session", session -> session.getBoolean("review"));
            assertThat(moderator.version()).isEqualTo(made);
            assertThat(moderator.heard("Update").getLast().getLong("version")).isEqualTo(made);
        }
    }

    /** None is decided from what the one before it has made, so nearly each is decided again. */
    @Test
    void what_a_moderator_says_in_a_row_is_done_in_that_order() {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator()) {
            List<CompletableFuture<JsonObject>> answers = IntStream.rangeClosed(1, IN_A_ROW)
                    .mapToObj(minutes -> moderator.send(Phone.command("Timer", "remaining", minutes * 60_000)))
                    .toList();
            assertThat(answers.stream().map(answer -> answer.join().getLong("version")))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .doesNotContainNull();
            moderator.awaitItem("session", session -> IN_A_ROW * 60_000 == remaining(session));
        }
    }

    private static int remaining(JsonObject session) {
        return session.getJsonObject("stage").getJsonObject("timer").getInteger("remaining");
    }

    @Test
    void a_person_on_many_sockets_is_one_who_is_here() {
        Room room = ROSTRUM.room();
        String device = Room.freshDevice();
        List<Phone> same = IntStream.range(0, 8)
                .mapToObj(_ -> room.enter("attendee", device))
                .toList();
        try (Phone projector = room.projector();
                Phone other = room.attendee()) {
            projector.awaitItem("presence", here -> here.getInteger("phones") == 2);
            other.vanishes();
            projector.awaitItem("presence", here -> here.getInteger("phones") == 1);
            same.forEach(Phone::close);
            projector.awaitItem("presence", here -> here.getInteger("phones") == 0);
        }
    }

    @Test
    void coming_back_brings_what_was_missed_and_no_more() {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator();
                Phone phone = room.attendee()) {
            phone.vanishes();
            long made = moderator.does("Lock", "on", true).getLong("version");
            moderator.awaitVersion(made);
            phone.comeBack();
            JsonObject welcome = phone.heard("Welcome").getLast();
            assertThat(welcome.getJsonObject("items").fieldNames()).containsOnly("session", "presence");
            assertThat(phone.version()).isEqualTo(made);
            assertThat(phone.map()).containsKeys("talk/1", "talk/2");
        }
    }

    @Test
    void whoever_names_another_epoch_or_a_version_that_never_was_gets_everything() {
        Room room = ROSTRUM.room();
        try (Phone fresh = room.attendee();
                Phone other = room.phone("attendee", Room.freshDevice());
                Phone ahead = room.phone("attendee", Room.freshDevice())) {
            other.pretends("elsewhere", 1).comeBack();
            ahead.pretends(fresh.epoch(), fresh.version() + 1_000).connect(ROSTRUM.port());
            ahead.join();
            await().atMost(Phone.SOON).untilAsserted(() -> {
                assertThat(other.map()).isEqualTo(fresh.map());
                assertThat(ahead.map()).isEqualTo(fresh.map());
            });
            assertThat(ahead.version()).isEqualTo(fresh.version());
        }
    }

    @Test
    void joining_again_on_the_same_socket_brings_it_up_to_date() {
        Room room = ROSTRUM.room();
        try (Phone phone = room.attendee()) {
            assertThat(phone.join().getString("t")).isEqualTo("Ok");
            await().atMost(Phone.SOON).until(() -> phone.welcomes() == 2);
            room.moderator().does("Lock", "on", true);
            phone.awaitItem("session", session -> session.getBoolean("locked"));
            assertThat(phone.wrong()).isEmpty();
        }
    }

    @Test
    void a_declined_question_vanishes_and_takes_its_spotlight_along() {
        Room room = ROSTRUM.room();
        try (Phone asker = room.attendee();
                Phone phone = room.attendee();
                Phone projector = room.projector();
                Phone moderator = room.moderator()) {
            asker.does("Ask", "question", "q1", "text", "为什么？");
            moderator.does("Spotlight", "question", "q1");
            projector.awaitItem("session", session -> "q1".equals(spotlight(session)));
            phone.awaitItem("tally/question/q1", tally -> tally.getInteger("up") == 0);
            moderator.does("Place", "question", "q1", "lane", "declined", "reason", "unkind");
            for (Phone screen : List.of(phone, projector, asker)) {
                screen.awaitGone("question/q1");
                screen.awaitGone("tally/question/q1");
                screen.awaitItem("session", session -> spotlight(session) == null);
            }
            asker.awaitItem("mine/question/q1", mine -> "unkind".equals(mine.getString("reason")));
            assertThat(phone.refused("Cast", "box", "question/q1", "round", "q1", "seq", 1, "marks", up()))
                    .isEqualTo("NO_SUCH_ITEM");
        }
    }

    private static String spotlight(JsonObject session) {
        return session.getJsonObject("stage").getString("spotlight");
    }

    private static JsonObject up() {
        return new JsonObject().put("up", 1);
    }

    @Test
    void switching_review_off_shows_the_questions_that_wait() {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator();
                Phone asker = room.attendee();
                Phone phone = room.attendee()) {
            moderator.does("Review", "on", true);
            asker.does("Ask", "question", "q1", "text", "等一等");
            asker.awaitItem("mine/question/q1", mine -> "new".equals(mine.getString("lane")));
            moderator.awaitItem("question/q1", question -> "new".equals(question.getString("lane")));
            assertThat(phone.has("question/q1")).isFalse();
            moderator.does("Review", "on", false);
            phone.awaitItem("question/q1", question -> "shown".equals(question.getString("lane")));
            phone.awaitItem("tally/question/q1", tally -> tally.getInteger("up") == 0);
        }
    }

    @Test
    void the_reveal_shows_phones_the_tally_that_the_projector_saw_live() {
        Room room = ROSTRUM.scoring();
        try (Phone moderator = room.moderator();
                Phone projector = room.projector();
                Phone phone = room.attendee()) {
            fiveScore(room);
            projector.awaitItem(
                    "tally/talk/1", tally -> tally.getInteger("turnout") == 5 && tally.containsKey("score"));
            phone.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 5);
            assertThat(phone.allHeard()).doesNotContain("counts", "score\":");
            moderator.does("Reveal", "box", "talk/1", "round", moderator.round("1"));
            JsonObject shown = phone.awaitItem("tally/talk/1", tally -> tally.containsKey("score"));
            assertThat(shown).isEqualTo(projector.item("tally/talk/1"));
            assertThat(shown.getJsonObject("score").getString("overall")).isEqualTo("8.00");
            phone.awaitItem("talk/1", talk -> talk.getBoolean("revealed") && "closed".equals(talk.getString("box")));
            assertThat(phone.scores("1", 1, 3).getString("why")).isEqualTo("CLOSED");
        }
        room.recountAgrees();
    }

    private static void fiveScore(Room room) {
        for (int mark = 6; mark <= 10; mark++) {
            try (Phone voter = room.attendee()) {
                assertThat(voter.scores("1", 1, mark).getString("t")).isEqualTo("Ok");
            }
        }
    }

    @Test
    void a_box_closes_on_every_screen_by_itself_when_its_time_comes() {
        Room room = ROSTRUM.scoring();
        try (Phone moderator = room.moderator();
                Phone phone = room.attendee()) {
            long now = phone.heard("Welcome").getFirst().getLong("now");
            moderator.does("Open", "box", "talk/1", "round", phone.round("1"), "closesAt", now + 1_500);
            phone.awaitItem("talk/1", talk -> "open".equals(talk.getString("box")) && talk.containsKey("closesAt"));
            phone.awaitItem("talk/1", talk -> "closed".equals(talk.getString("box")));
            JsonObject closing = phone.heard("Update").getLast();
            assertThat(closing.getLong("now") - now).isBetween(1_500L, 1_500L + 1_000 + BUSY.toMillis());
        }
    }

    @Test
    void a_close_leaves_ballots_on_their_way_two_seconds_and_then_shows() {
        Room room = ROSTRUM.scoring();
        try (Phone moderator = room.moderator();
                Phone phone = room.attendee()) {
            moderator.does("Close", "box", "talk/1", "round", phone.round("1"));
            assertThat(phone.scores("1", 1, 7).getString("t")).isEqualTo("Ok");
            phone.awaitItem("talk/1", talk -> "closed".equals(talk.getString("box")));
            assertThat(phone.scores("1", 1, 7).getString("t"))
                    .as("a retry is free")
                    .isEqualTo("Ok");
            assertThat(phone.scores("1", 2, 8).getString("why")).isEqualTo("CLOSED");
        }
    }

    @Test
    void null_names_only_what_the_role_once_saw_also_to_those_who_come_back() throws Exception {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator();
                Phone asker = room.attendee();
                Phone phone = room.attendee();
                Phone away = room.attendee()) {
            moderator.does("Review", "on", true);
            phone.awaitItem("session", session -> session.getBoolean("review"));
            away.awaitItem("session", session -> session.getBoolean("review"));
            away.vanishes();
            asker.does("Ask", "question", "qshown", "text", "公开的");
            asker.does("Ask", "question", "qsecret", "text", "秘密的");
            moderator.does("Place", "question", "qshown", "lane", "shown");
            phone.awaitItem("question/qshown", question -> true);
            moderator.does("Place", "question", "qshown", "lane", "declined");
            moderator.does("Place", "question", "qsecret", "lane", "declined");
            phone.awaitGone("question/qshown");
            ROSTRUM.restart();
            away.comeBack(ROSTRUM.port());
            phone.comeBack(ROSTRUM.port());
            JsonObject missed = away.heard("Welcome").getLast().getJsonObject("items");
            assertThat(missed.fieldNames()).contains("question/qshown");
            assertThat(missed.getValue("question/qshown")).isNull();
            assertThat(away.allHeard() + phone.allHeard()).doesNotContain("qsecret", "秘密的");
            assertThat(away.has("question/qshown")).isFalse();
        }
    }

    @Test
    void a_quiet_room_hears_the_first_change_at_once() {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator();
                Phone phone = room.attendee()) {
            long started = System.nanoTime();
            moderator.does("Lock", "on", true);
            phone.awaitItem("session", session -> session.getBoolean("locked"));
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(BUSY);
        }
    }

    @Test
    void a_storm_of_votes_comes_to_phones_four_times_a_second_and_to_the_projector_twenty() {
        Room room = ROSTRUM.scoring();
        List<Phone> voters =
                IntStream.range(0, 30).mapToObj(_ -> room.attendee()).toList();
        try (Phone projector = room.projector()) {
            Phone phone = voters.getFirst();
            String round = phone.round("1");
            long started = System.nanoTime();
            for (int seq = 1; seq <= 20; seq++) {
                for (Phone voter : voters) {
                    voter.tells(Phone.cast("talk/1", round, seq, Phone.marks(1 + seq % 10)));
                }
            }
            projector.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 30);
            phone.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 30);
            await().atMost(Phone.SOON)
                    .until(() ->
                            voters.stream().allMatch(voter -> voter.answered().size() == 21));
            double seconds = (System.nanoTime() - started) / 1e9;
            assertThat(updates(phone)).isBetween(1L, Math.round(seconds * 4) + 3);
            assertThat(updates(projector)).isBetween(1L, Math.round(seconds * 20) + 3);
            assertThat(projector.wrong()).isEmpty();
        }
        voters.forEach(Phone::close);
        room.recountAgrees();
    }

    private static long updates(Phone phone) {
        return phone.heard("Update").stream()
                .filter(update -> !update.getJsonObject("items").fieldNames().equals(java.util.Set.of("presence")))
                .count();
    }

    @Test
    void redis_back_from_the_dead_begins_an_epoch_and_everybody_is_welcomed_again() throws Exception {
        Room room = ROSTRUM.scoring();
        try (Phone voter = room.attendee();
                Phone moderator = room.moderator()) {
            List<Phone> screens =
                    IntStream.range(0, 6).mapToObj(_ -> room.attendee()).toList();
            String before = voter.epoch();
            voter.scores("1", 1, 9);
            ROSTRUM.killRedis();
            await().atMost(Phone.SOON).until(() -> !voter.epoch().equals(before));
            assertThat(voter.ballots().getJsonObject("talk/1").getLong("seq")).isEqualTo(1);
            for (Phone screen : screens) {
                await().atMost(Phone.SOON).until(() -> screen.epoch().equals(voter.epoch()));
                assertThat(screen.wrong()).isEmpty();
                screen.close();
            }
            await().atMost(Phone.SOON).until(() -> moderator.epoch().equals(voter.epoch()));
            moderator.does("Lock", "on", true);
            voter.awaitItem("session", session -> session.getBoolean("locked"));
        }
        room.recountAgrees();
    }

    @Test
    void with_redis_out_of_reach_screens_keep_the_picture_and_commands_are_to_be_tried_again() throws Exception {
        Room room = ROSTRUM.scoring();
        try (Phone phone = room.attendee();
                Phone moderator = room.moderator()) {
            String round = phone.round("1");
            Map<String, JsonObject> picture = new TreeMap<>(phone.map());
            long redis = ROSTRUM.redis().process();
            ROSTRUM.signalRedis("STOP", redis);
            try {
                JsonObject cast = phone.said(Phone.cast("talk/1", round, 1, Phone.marks(5)));
                assertThat(cast.getString("why")).isEqualTo("TRY_AGAIN");
                assertThat(cast.getLong("retryAfter")).isPositive();
                assertThat(moderator.say("Lock", "on", true).getString("why")).isEqualTo("TRY_AGAIN");
                assertThat(Room.get(ROSTRUM.uri("/health/ready")).statusCode()).isEqualTo(503);
                assertThat(Room.get(ROSTRUM.uri("/health/live")).statusCode()).isEqualTo(200);
                assertThat(Room.get(ROSTRUM.uri("/s/" + room.code())).statusCode())
                        .isEqualTo(200);
                assertThat(room.askForPass("attendee", Room.freshDevice()).statusCode())
                        .isEqualTo(503);
                assertThat(phone.map()).isEqualTo(picture);
            } finally {
                ROSTRUM.signalRedis("CONT", redis);
            }
            await().atMost(Phone.SOON)
                    .until(() -> phone.said(Phone.cast("talk/1", round, 1, Phone.marks(5)))
                            .getString("t")
                            .equals("Ok"));
            moderator.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 1);
            assertThat(phone.wrong()).isEmpty();
        }
        room.recountAgrees();
    }
}
