package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever comes in, nothing moves under the moderator's hands, and nothing that was typed is lost. */
class ModeratorCalmTest {
    private static final int FORTY = 40;
    private static final int EACH = 3;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Cable cable = meeting.cable();

    @BeforeEach
    void questions_are_reviewed() {
        desk.say("Review", Map.of("on", true));
        desk.move("talk");
    }

    private List<String> asks(int from, int many) {
        var asked = new ArrayList<String>();
        Peer voter = meeting.voter();
        for (int i = 0; i < many; i++) {
            voter = i % EACH == 0 ? meeting.voter() : voter;
            asked.add(voter.asks("q" + (from + i), "第 " + (from + i) + " 问：对 60 岁以上村民，什么形式最有效？"));
        }
        return asked;
    }

    @Test
    void new_questions_wait_behind_a_pill() {
        ModeratorPage moderator = new ModeratorPage(meeting.moderator());
        asks(1, EACH);
        moderator.seesLane("new", EACH);
        moderator.find("[data-order]").first().selectOption("newest");
        moderator.focus("q2");
        String before = moderator.place("q2");
        asks(11, 7);
        Locator pill = moderator.find(".lane[data-lane=new] .pill");
        assertThat(pill).containsText("7 条新提问");
        moderator.seesLane("new", EACH);
        assertThat(moderator.place("q2")).isEqualTo(before);
        moderator.isAt("q2");
        Meeting.picture(moderator.page(), "moderator-pill");
        moderator.press("n");
        moderator.seesLane("new", EACH + 7);
        assertThat(pill).hasCount(0);
        moderator.isAt("q2");
    }

    @Test
    void upvotes_do_not_move_what_is_under_the_cursor() {
        ModeratorPage moderator = new ModeratorPage(meeting.moderator());
        for (String question : asks(1, EACH)) {
            desk.say("Place", Map.of("question", question, "lane", "shown"));
        }
        moderator.seesLane("shown", EACH);
        moderator.find(ModeratorPage.card("q1")).hover();
        String before = moderator.place("q1");
        Peer voter = meeting.voter();
        voter.upvote("q2", true);
        voter.upvote("q3", true);
        assertThat(moderator.find("[data-question=q3] [data-up='1']")).isVisible();
        assertThat(moderator.place("q1")).isEqualTo(before);
    }

    @Test
    void the_order_is_remembered() {
        asks(1, EACH);
        ModeratorPage moderator = new ModeratorPage(meeting.moderator());
        Locator first = moderator.find(".lane[data-lane=new] [data-question]").first();
        assertThat(first).hasAttribute("data-question", "q1");
        moderator.find(".lane[data-lane=new] [data-order]").selectOption("newest");
        assertThat(first).hasAttribute("data-question", "q3");
        moderator.page().reload();
        assertThat(first).hasAttribute("data-question", "q3");
        assertThat(moderator.find(".lane[data-lane=new] [data-order]")).hasValue("newest");
    }

    @Test
    void forty_questions_are_worked_off_by_keys_alone() {
        asks(1, FORTY);
        ModeratorPage moderator = new ModeratorPage(meeting.moderator());
        moderator.seesLane("new", FORTY);
        Meeting.picture(moderator.page(), "moderator-forty");
        moderator.press("j");
        for (int i = 0; i < FORTY; i++) {
            moderator.isAt("q" + (i + 1));
            moderator.press(i % 4 == 3 ? "d" : "a");
            if (i % 4 == 3) {
                moderator.press("1");
            }
        }
        moderator.seesLane("new", 0);
        moderator.seesLane("shown", FORTY * 3 / 4);
        moderator.seesLane("declined", FORTY / 4);
        moderator.isToldNothing();
        Meeting.picture(moderator.page(), "moderator-forty-done");
    }

    @Test
    void what_is_being_typed_stays_while_the_connection_is_gone_and_is_sent_once() {
        meeting.watch().excuseLostConnections();
        asks(1, EACH);
        ModeratorPage moderator = new ModeratorPage(meeting.moderator(cable));
        moderator.seesLane("new", EACH);
        moderator.press("q");
        Locator words = moderator.find(".aloud textarea");
        words.fill("后排听不清，能否再说一遍？");
        cable.cut();
        moderator.sees(".banner");
        assertThat(words).hasValue("后排听不清，能否再说一遍？");
        moderator.press("Enter");
        assertThat(moderator.find(".aloud [data-state=sending]")).isVisible();
        Meeting.picture(moderator.page(), "moderator-offline");
        cable.mend();
        assertThat(moderator.find(".lane[data-lane=shown] .text")).hasText("后排听不清，能否再说一遍？");
        assertThat(words).hasCount(0);
    }

    @Test
    void half_worded_it_survives_a_reload() {
        asks(1, 1);
        ModeratorPage moderator = new ModeratorPage(meeting.moderator());
        moderator.seesLane("new", 1);
        moderator.press("q");
        moderator.find(".aloud textarea").fill("后排听不清");
        moderator.page().reload();
        moderator.seesLane("new", 1);
        moderator.press("q");
        assertThat(moderator.find(".aloud textarea")).hasValue("后排听不清");
    }

    @Test
    void what_is_too_long_stays_and_the_form_says_why() {
        ModeratorPage moderator = new ModeratorPage(meeting.moderator());
        moderator.sees("main[data-phase=talk]");
        moderator.press("q");
        moderator.find(".aloud textarea").fill("长".repeat(301));
        assertThat(moderator.find(".aloud [data-do=say]")).isDisabled();
        assertThat(moderator.find(".aloud .bad")).hasText("超出 1 字");
    }
}
