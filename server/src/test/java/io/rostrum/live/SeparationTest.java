package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must never reach a screen, looked for in every byte that ever came. */
class SeparationTest {
    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    @Test
    void two_sessions_never_see_each_others_frames() {
        Room here = ROSTRUM.scoring();
        Room there = ROSTRUM.scoring();
        List<Phone> ours = screens(here);
        List<Phone> theirs = screens(there);
        for (int i = 0; i < 40; i++) {
            say(ours, "qhere", "这边" + i, i);
            say(theirs, "qthere", "那边" + i, i);
        }
        ours.forEach(screen -> screen.awaitItem("question/qhere", its -> "这边39".equals(its.getString("text"))));
        theirs.forEach(screen -> screen.awaitItem("question/qthere", its -> "那边39".equals(its.getString("text"))));
        int frames = 0;
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).allHeard()).doesNotContain("qthere", "那边");
            assertThat(theirs.get(i).allHeard()).doesNotContain("qhere", "这边");
            assertThat(ours.get(i).wrong()).isEmpty();
            frames += ours.get(i).heard().size() + theirs.get(i).heard().size();
        }
        assertThat(frames).isGreaterThan(400);
        here.recountAgrees();
        there.recountAgrees();
        ours.forEach(Phone::close);
        theirs.forEach(Phone::close);
    }

    private static List<Phone> screens(Room room) {
        var screens = new ArrayList<Phone>();
        IntStream.range(0, 6).forEach(_ -> screens.add(room.attendee()));
        List.of("speaker", "reviewer", "projector", "moderator").forEach(role -> screens.add(room.enter(role)));
        return screens;
    }

    private static void say(List<Phone> screens, String question, String text, int turn) {
        screens.getLast().does(turn == 0 ? "Ask" : "Reword", "question", question, "text", text);
        for (int i = 0; i < 3; i++) {
            Phone voter = screens.get(i);
            voter.tells(Phone.cast("talk/1", voter.round("1"), turn + 1, Phone.marks(1 + (turn + i) % 10)));
        }
    }

    /** Questions wait, are shown, declined, worded anew, lit; the box is scored and revealed; in any order. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void an_attendee_never_hears_of_what_is_not_theirs(long seed) {
        Room room = ROSTRUM.scoring();
        var chance = new Random(seed);
        var shown = new TreeSet<String>();
        var waiting = new TreeSet<String>();
        try (Phone moderator = room.moderator();
                Phone asker = room.attendee();
                Phone other = room.attendee();
                Phone attendee = room.attendee();
                Phone speaker = room.enter("speaker")) {
            moderator.does("Review", "on", true);
            var acts = new ArrayList<>(List.of("Ask0", "Ask1", "Ask2", "Ask3", "Ask4", "Ask5", "Reveal", "On", "Off"));
            for (int i = 0; i < 6; i++) {
                acts.addAll(List.of("Show" + i, "Decline" + i, "New" + i, "Light" + i, "Reword" + i, "Back" + i));
            }
            Collections.shuffle(acts, chance);
            acts.sort((a, b) -> Boolean.compare(b.startsWith("Ask"), a.startsWith("Ask")));
            for (int voter = 0; voter < 4; voter++) {
                try (Phone phone = room.attendee()) {
                    phone.scores("1", 1, 7);
                }
            }
            for (String act : acts) {
                Phone asks = act.endsWith("0") || act.endsWith("1") || act.endsWith("2") ? asker : other;
                act(act, moderator, asks, shown, waiting);
                if (chance.nextInt(8) == 0) {
                    attendee.vanishes();
                    attendee.comeBack();
                }
            }
            long last = moderator.does("Timer", "remaining", 77_000 + seed).getLong("version");
            List.of(attendee, speaker).forEach(screen -> screen.awaitVersion(last));
            for (Phone screen : List.of(attendee, speaker)) {
                assertKnowsOnly(shown, screen);
                assertThat(screen.allHeard())
                        .doesNotContain(
                                asker.person().substring(0, 6), other.person().substring(0, 6), "unkind", "\"asker\"")
                        .doesNotContain("\"original\"", "\"reason\"", "mine/");
            }
            for (Phone screen : List.of(attendee, speaker, moderator)) {
                assertThat(screen.allHeard()).as("four are too few").doesNotContain("counts", "\"score\"");
                assertThat(screen.wrong()).isEmpty();
            }
        }
    }

    private static void act(String act, Phone moderator, Phone asks, Set<String> shown, Set<String> waiting) {
        String question = "qno" + act.charAt(act.length() - 1);
        String what = act.replaceAll("\\d$", "");
        switch (what) {
            case "Ask" -> {
                asks.does("Ask", "question", question, "text", "原话" + question);
                waiting.add(question);
            }
            case "Show" -> place(moderator, question, "shown", shown, waiting);
            case "Back" -> place(moderator, question, "answered", shown, waiting);
            case "Decline" -> place(moderator, question, "declined", shown, waiting);
            case "New" -> place(moderator, question, "new", shown, waiting);
            case "Light" -> moderator.say("Spotlight", "question", question);
            case "Reword" -> moderator.say("Reword", "question", question, "text", "改写" + question);
            case "Reveal" -> moderator.does("Reveal", "box", "talk/1", "round", moderator.round("1"));
            case "On" -> moderator.does("Review", "on", true);
            default -> {
                moderator.does("Review", "on", false);
                shown.addAll(waiting);
                waiting.clear();
            }
        }
    }

    private static void place(Phone moderator, String question, String lane, Set<String> shown, Set<String> waiting) {
        JsonObject place = lane.equals("declined")
                ? Phone.command("Place", "question", question, "lane", lane, "reason", "unkind")
                : Phone.command("Place", "question", question, "lane", lane);
        assertThat(moderator.said(place).getString("t")).isEqualTo("Ok");
        waiting.remove(question);
        if (lane.equals("new")) {
            waiting.add(question);
        } else if (!lane.equals("declined")) {
            shown.add(question);
        }
    }

    private static void assertKnowsOnly(Set<String> shown, Phone screen) {
        for (int i = 0; i < 6; i++) {
            if (!shown.contains("qno" + i)) {
                assertThat(screen.allHeard()).doesNotContain("qno" + i);
            }
        }
    }

    @Test
    void a_question_that_waits_is_known_to_its_asker_alone_and_to_nobody_who_guesses_its_name() {
        Room room = ROSTRUM.room();
        try (Phone moderator = room.moderator();
                Phone asker = room.attendee();
                Phone attendee = room.attendee()) {
            moderator.does("Review", "on", true);
            asker.does("Ask", "question", "qsecret", "text", "秘密");
            JsonObject up = new JsonObject().put("up", 1);
            assertThat(attendee.refused("Withdraw", "question", "qsecret"))
                    .isEqualTo(attendee.refused("Withdraw", "question", "qnone"));
            assertThat(attendee.said(Phone.cast("question/qsecret", "qsecret", 1, up))
                            .getString("why"))
                    .isEqualTo(attendee.said(Phone.cast("question/qnone", "qnone", 1, up))
                            .getString("why"));
            asker.does("Withdraw", "question", "qsecret");
            asker.awaitItem("mine/question/qsecret", mine -> "withdrawn".equals(mine.getString("lane")));
            attendee.vanishes();
            attendee.comeBack();
            assertThat(attendee.allHeard()).doesNotContain("qsecret", "秘密");
        }
    }

    @Test
    void under_the_least_turnout_nobody_sees_values_on_any_screen_even_revealed() {
        Room room = ROSTRUM.scoring();
        List<Phone> screens = List.of("attendee", "speaker", "reviewer", "projector", "moderator").stream()
                .map(room::enter)
                .toList();
        List<Phone> voters =
                IntStream.range(0, 5).mapToObj(_ -> room.attendee()).toList();
        voters.subList(0, 4).forEach(voter -> voter.scores("1", 1, 10));
        screens.getLast()
                .does("Reveal", "box", "talk/1", "round", screens.getLast().round("1"));
        screens.forEach(screen -> screen.awaitItem("talk/1", talk -> talk.getBoolean("revealed")));
        screens.forEach(screen -> screen.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 4));
        screens.forEach(screen -> assertThat(screen.allHeard()).doesNotContain("counts", "\"score\""));
        screens.getLast()
                .does("Open", "box", "talk/1", "round", screens.getLast().round("1"));
        await().atMost(Phone.SOON)
                .until(() -> "Ok".equals(voters.getLast().scores("1", 1, 10).getString("t")));
        screens.get(3).awaitItem("tally/talk/1", tally -> tally.containsKey("score"));
        voters.getLast().scores("1", 2, 1);
        long withdrawn = voters.getLast()
                .said(Phone.cast("talk/1", voters.getLast().round("1"), 3, new JsonObject()))
                .getLong("version");
        screens.getLast().awaitVersion(withdrawn);
        assertThat(screens.getLast().item("tally/talk/1")).isEqualTo(new JsonObject().put("turnout", 4));
        screens.forEach(Phone::close);
        voters.forEach(Phone::close);
        room.recountAgrees();
    }
}
