package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stage: the next step, the timer, the end of scoring, the switches. */
class ModeratorStageTest {
    private static final List<String> STEPS = List.of(
            "请第 1 讲上台",
            "第 1 讲评分",
            "第 1 讲提问",
            "第 1 讲点评",
            "结束评分，揭晓第 1 讲",
            "请第 2 讲上台",
            "第 2 讲评分",
            "第 2 讲提问",
            "第 2 讲点评",
            "结束评分，揭晓第 2 讲",
            "本期结束");

    /** Half a minute is too long for a test: another moderator brings the end nearer, in ms. */
    private static final int SOON = 1_000;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final ModeratorPage moderator = new ModeratorPage(meeting.moderator());

    @Test
    void next_leads_through_the_whole_evening_and_says_where() {
        Locator next = moderator.find("[data-do=next]");
        for (String step : STEPS) {
            assertThat(next.locator("b")).hasText(step);
            next.click();
        }
        assertThat(moderator.find("[data-next=none]")).isVisible();
        moderator.sees("main[data-phase=closed]");
        moderator.isToldNothing();
        moderator.find("[data-phase-button=questions]").click();
        moderator.sees("main[data-phase=questions]");
    }

    @Test
    void the_second_click_of_a_double_one_goes_no_further() {
        moderator.find("[data-do=next]").dblclick();
        moderator.sees("main[data-phase=talk]");
        assertThat(moderator.find("[data-next=scoring]")).isVisible();
    }

    @Test
    void the_timer_runs_stands_and_is_given_minutes() {
        Locator time = moderator.find(".clock .time");
        assertThat(time).hasText("20:00");
        moderator.click("more");
        assertThat(time).hasText("21:00");
        moderator.find("[data-do=more]").dblclick();
        assertThat(time).hasText("23:00");
        moderator.click("less");
        assertThat(time).hasText("22:00");
        moderator.click("start");
        assertThat(time).hasAttribute("data-state", "running");
        moderator.click("less");
        assertThat(time).containsText("20:");
        moderator.click("pause");
        assertThat(time).hasAttribute("data-state", "paused");
        moderator.click("reset");
        assertThat(time).hasText("20:00");
        moderator.isToldNothing();
    }

    @Test
    void scoring_ends_after_a_countdown_that_can_be_stopped() {
        Phone phone = meeting.phone();
        desk.move("scoring");
        moderator.click("close-60");
        assertThat(moderator.find("[data-closes]")).containsText("0:");
        desk.awaits("talk/1", talk -> talk.has("closesAt"));
        Meeting.picture(moderator.page(), "moderator-countdown");
        moderator.click("stay");
        assertThat(moderator.find("[data-do=close-30]")).isVisible();
        desk.awaits("talk/1", talk -> !talk.has("closesAt"));
        moderator.click("close-30");
        assertThat(moderator.find("[data-closes]")).containsText("0:");
        phone.sees("[data-box=open]");
        String round = desk.item("talk/1").path("round").asText();
        desk.say("Open", Map.of("box", "talk/1", "round", round, "closesAt", System.currentTimeMillis() + SOON));
        moderator.sees("[data-talk='1'][data-box=closed]");
        phone.sees("[data-box=closed]");
    }

    @Test
    void scoring_ends_at_once_and_opens_again() {
        desk.move("scoring");
        moderator.click("close");
        moderator.sees("[data-talk='1'][data-box=closed]");
        moderator.click("reopen");
        moderator.sees("[data-talk='1'][data-box=open]");
        moderator.click("reveal");
        moderator.click("not");
        moderator.click("reveal");
        moderator.click("reveal-sure");
        moderator.sees("[data-talk='1'] [data-state=revealed]");
    }

    @Test
    void the_moderator_sees_who_is_here_and_how_it_stands() {
        meeting.phone().sees("main[data-phase=lobby]");
        assertThat(moderator.find("[data-phones='1']")).hasText("1 人在场");
        desk.move("scoring");
        IntStream.range(0, 5).forEach(i -> meeting.voter().score(9, 8, 7, 6));
        assertThat(moderator.find("[data-talk='1'] [data-turnout='5']")).hasText("5 人已评分");
        assertThat(moderator.find("[data-talk='1'] [data-overall]")).hasText("7.50");
        assertThat(moderator.find("[data-talk='1'] tr[data-criterion=conception] .trimmed"))
                .hasText("9.00");
    }

    @Test
    void the_door_and_the_review_are_switched_at_any_time() {
        for (String name : List.of("lock", "review")) {
            Locator sw = moderator.find("[data-do=" + name + "]");
            for (String on : List.of("true", "false")) {
                sw.click();
                assertThat(sw).hasAttribute("aria-checked", on);
            }
        }
        moderator.isToldNothing();
    }
}
