package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several moderators at once: who comes second sees how it stands and is told so, and nobody's work is undone by another. */
class ModeratorsTest {
    private static final String FIRST = "刚刚有人先";

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Cable cable = meeting.cable();
    private final ModeratorPage quick = new ModeratorPage(meeting.moderator());
    private final ModeratorPage slow = new ModeratorPage(meeting.moderator(cable));

    @BeforeEach
    void two_questions_wait() {
        desk.say("Review", Map.of("on", true));
        desk.move("talk");
        Peer voter = meeting.voter();
        voter.asks("qa", "这套做法需要增加人手吗？");
        voter.asks("qb", "与公安的平台怎么对接？");
        quick.seesLane("new", 2);
        slow.seesLane("new", 2);
    }

    @Test
    void two_collide_on_one_card() {
        slow.focus("qa");
        cable.hold();
        slow.press("d", "1");
        assertThat(slow.find("[data-question=qa][data-pending]")).isVisible();
        quick.focus("qa");
        quick.press("a");
        quick.sees("qa", "shown");
        cable.mend();
        slow.sees("qa", "shown");
        slow.isTold(FIRST + "处理了这条提问，现在在“已展示”");
        slow.isAt("qa");
        quick.isToldNothing();
        Meeting.picture(slow.page(), "moderators-collide-on-a-card");
        slow.find("[data-word] button").click();
        slow.isToldNothing();
    }

    @Test
    void the_word_is_in_the_language_of_the_page() {
        slow.find("rostrum-language button").click();
        assertThat(slow.find("h3").first()).containsText("Waiting");
        slow.focus("qa");
        cable.hold();
        slow.press("a");
        desk.say("Place", Map.of("question", "qa", "lane", "declined", "reason", "other"));
        cable.mend();
        slow.isTold("this question is now in “Declined”");
    }

    @Test
    void two_collide_on_the_stage() {
        cable.hold();
        slow.click("next");
        quick.find("[data-phase-button=break]").click();
        quick.sees("main[data-phase=break]");
        cable.mend();
        slow.sees("main[data-phase=break]");
        slow.isTold(FIRST + "操作了进程，现在是“休息”");
        quick.sees("main[data-phase=break]");
        assertThat(slow.find("[data-talk='1']")).hasAttribute("data-box", "new");
        Meeting.picture(slow.page(), "moderators-collide-on-the-stage");
    }

    @Test
    void the_same_act_by_two_is_no_collision() {
        slow.focus("qa");
        cable.hold();
        slow.press("a");
        desk.say("Place", Map.of("question", "qa", "lane", "shown"));
        cable.mend();
        slow.sees("qa", "shown");
        slow.isToldNothing();
    }

    @Test
    void what_somebody_changed_since_is_not_undone() {
        quick.focus("qa");
        quick.press("a");
        slow.sees("qa", "shown");
        slow.focus("qa");
        slow.press("x");
        quick.sees("qa", "answered");
        quick.press("u");
        quick.isTold("后来又被别人改动过，没有撤销");
        quick.sees("qa", "answered");
    }

    @Test
    void a_card_that_somebody_takes_keeps_its_place_until_the_hands_are_off() {
        quick.focus("qb");
        String before = quick.place("qb");
        desk.say("Place", Map.of("question", "qa", "lane", "shown"));
        assertThat(quick.find("[data-slip=qa] [data-went=shown]")).hasText("已由他人移到“已展示”");
        Assertions.assertThat(quick.place("qb")).isEqualTo(before);
        Meeting.picture(quick.page(), "moderators-one-took-a-card");
        quick.press("ArrowRight");
        quick.isAt("qa");
        assertThat(quick.find("[data-went]")).hasCount(0);
    }

    @Test
    void several_acts_are_taken_back_one_by_one() {
        quick.focus("qa");
        quick.press("a", "d", "3");
        quick.sees("qb", "declined");
        quick.press("u");
        quick.sees("qb", "new");
        quick.isAt("qb");
        quick.press("u");
        quick.sees("qa", "new");
        quick.press("u");
        assertThat(quick.find("[data-said]")).hasText("没有可以撤销的操作。");
        slow.seesLane("new", 2);
    }
}
