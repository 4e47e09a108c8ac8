package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desk on every window it is meant for: nothing scrolls sideways, nothing wraps that should not, and axe finds nothing. */
class ModeratorLooksTest {
    private static final List<List<Integer>> WINDOWS = List.of(
            List.of(1280, 800), List.of(1440, 900), List.of(1920, 1080), List.of(1024, 768), List.of(768, 1024));
    private static final int QUESTIONS = 12;
    private static final long HOUR = 3_600_000;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final ModeratorPage moderator = new ModeratorPage(meeting.moderator());

    private void much_is_going_on() {
        desk.move("scoring");
        IntStream.range(0, 6).forEach(i -> meeting.voter().score(4 + i, 8, 7, 6));
        for (int i = 0; i < QUESTIONS; i++) {
            meeting.voter().asks("q" + i, "第 " + i + " 问：对 60 岁以上村民，什么形式最有效？");
        }
        desk.say("Reword", Map.of("question", "q1", "text", "什么形式最有效？"));
        desk.say("Place", Map.of("question", "q2", "lane", "answered"));
        desk.say("Place", Map.of("question", "q3", "lane", "declined", "reason", "duplicate"));
        desk.spotlight("q4");
        desk.say("Review", Map.of("on", true));
        meeting.voter().asks("qa", "数据不出内网，那模型怎么升级？");
        moderator.seesLane("shown", QUESTIONS - 2);
        moderator.seesLane("new", 1);
    }

    @Test
    void it_fits_every_window_in_both_languages() {
        much_is_going_on();
        for (String language : List.of("zh-Hans", "en")) {
            moderator.sees("html[lang=" + language + "]");
            for (List<Integer> window : WINDOWS) {
                moderator.page().setViewportSize(window.get(0), window.get(1));
                moderator.fits();
                Meeting.picture(moderator.page(), "moderator-" + window.get(0) + "-" + language);
            }
            moderator.find("rostrum-language button").click();
        }
    }

    @Test
    void the_four_buttons_of_a_shown_card_stand_in_one_row_and_the_switches_in_sight() {
        much_is_going_on();
        for (String language : List.of("zh-Hans", "en")) {
            moderator.sees("html[lang=" + language + "]");
            for (List<Integer> window : WINDOWS) {
                moderator.page().setViewportSize(window.get(0), window.get(1));
                Assertions.assertThat(moderator
                                .find("[data-question=q5] .acts button")
                                .evaluateAll(
                                        "(all) => new Set(all.map((one) => one.getBoundingClientRect().top)).size"))
                        .as("%s, %s", window, language)
                        .isEqualTo(1);
                for (String name : List.of("review", "lock", "next", "start")) {
                    assertThat(moderator.find("[data-do=" + name + "]")).isInViewport();
                }
            }
            moderator.find("rostrum-language button").click();
        }
    }

    @Test
    void axe_finds_nothing_in_any_state() {
        Accessible.check(moderator.page(), "moderator, empty");
        much_is_going_on();
        Accessible.check(moderator.page(), "moderator, much");
        taken_by_another();
        opened("qa", "d", "declining");
        opened("qa", "e", "rewording");
        opened("q4", "q", "asking aloud");
        counts_down();
        moderator.sees("[data-closes]");
        Accessible.check(moderator.page(), "moderator, countdown");
        moderator.find("[data-talk='1'] [data-do=reveal]").click();
        Accessible.check(moderator.page(), "moderator, asked once more");
        moderator.click("reveal-sure");
        moderator.sees("[data-talk='1'] [data-state=revealed]");
        Accessible.check(moderator.page(), "moderator, revealed");
        moderator.find("[data-phase-button=closed]").click();
        moderator.sees("[data-next=none]");
        Accessible.check(moderator.page(), "moderator, closed");
    }

    private void taken_by_another() {
        moderator.focus("q6");
        desk.say("Place", Map.of("question", "q5", "lane", "answered"));
        moderator.sees("[data-went=answered]");
        Accessible.check(moderator.page(), "moderator, one taken by another");
    }

    /** For longer than any look at it takes. */
    private void counts_down() {
        String round = desk.item("talk/1").path("round").asText();
        long end = System.currentTimeMillis() + HOUR;
        desk.say("Open", Map.of("box", "talk/1", "round", round, "closesAt", end));
    }

    private void opened(String question, String key, String state) {
        moderator.focus(question);
        moderator.press(key);
        Accessible.check(moderator.page(), "moderator, " + state);
        moderator.focus(question);
        Page page = moderator.page();
        page.locator("[data-do=not]").first().click();
    }
}
