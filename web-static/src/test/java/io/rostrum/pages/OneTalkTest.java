package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three phones, a projector and a moderator hold one talk in Chinese. */
class OneTalkTest {
    private static final Pattern SAVED = Pattern.compile("已保存 \\d\\d:\\d\\d，评分结束前可以更改。");
    private static final String TITLE = "实干为要、创新为魂：人工智能与国家安全工作";
    private static final String ASKED = "数据不出内网的前提下，模型怎么更新？";

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Cable cable = meeting.cable();
    private final Page projector = meeting.projector();
    private final Page moderator = meeting.moderator();
    private final Phone small = meeting.blankPhone(360, 640, meeting.links().base());
    private final Phone scanning = meeting.blankPhone(390, 844, meeting.links().base());
    private final Phone slow = meeting.blankPhone(390, 844, cable.base());

    @Test
    void one_talk_is_scored_questioned_and_revealed() {
        the_room_comes_in();
        the_talk_begins();
        the_room_scores();
        the_wall_shows_values_from_five_ballots_on();
        a_question_is_asked_and_shown();
        it_is_voted_up_and_comes_to_the_wall();
        scoring_closes_and_the_result_is_revealed();
        the_session_ends();
    }

    private void the_room_comes_in() {
        see(projector, "main[data-phase=lobby] .qr");
        see(projector, "[data-phones='0']");
        shoot("1-lobby-empty", projector);

        small.page().navigate(meeting.links().base() + "/");
        small.find("[data-code]").fill(meeting.links().code());
        picture(small, "1-entry");
        small.presses("enter");
        scanning.page().navigate(QrReading.of(projector));
        slow.page().navigate(cable.base() + "/s/" + meeting.links().code());
        List.of(small, scanning, slow).forEach(phone -> phone.sees("main[data-phase=lobby] .programme"));
        assertThat(small.page().url()).endsWith("/s/" + meeting.links().code());

        see(projector, "[data-phones='3']");
        see(moderator, "[data-phones='3']");
        picture(small, "1-lobby");
        shoot("1-lobby", projector, moderator);
    }

    private void the_talk_begins() {
        press(moderator, "[data-talk='1'] [data-do=bring]");
        List.of(small, scanning, slow).forEach(phone -> {
            phone.says("[data-talk-head='1'] h1", TITLE);
            phone.sees("[data-box=new]");
        });
        assertThat(projector.locator(".headline h1")).hasText(TITLE);
        press(moderator, "[data-do=start]");
        see(projector, ".time[data-state=running]");
        picture(small, "2-talk");
        shoot("2-talk", projector, moderator);
    }

    private void the_room_scores() {
        press(moderator, "[data-phase-button=scoring]");
        small.sees("[data-box=open]");
        assertThat(small.find("input:checked")).hasCount(0);
        assertThat(small.find("[data-do=send]")).isDisabled();
        small.choosesAll(9, 8, 10);
        small.says("[data-left='1']", "还有 1 项");
        assertThat(small.find("[data-do=send]")).isDisabled();
        picture(small, "3-scoring-half");
        small.chooses("guidance", 7);
        small.presses("send");
        assertThat(small.find("[data-state=saved]")).hasText(SAVED);
        picture(small, "3-scoring-saved");

        scanning.scores(8, 8, "skip", 8);
        assertThat(scanning.find("[data-state=saved]")).hasText(SAVED);
        saved_is_said_only_after_the_server_has_said_it();
        see(projector, ".tally[data-turnout='3']");
        assertThat(projector.locator("[data-result=few]")).hasText("满 5 票后显示分数");
        shoot("3-scoring-three", projector, moderator);
    }

    private void saved_is_said_only_after_the_server_has_said_it() {
        cable.hold();
        slow.scores(10, 9, 8, 9);
        slow.isPromised("sending");
        see(projector, ".tally[data-turnout='2']");
        slow.seesNo("[data-state=saved]");
        picture(slow, "3-scoring-sending");
        cable.mend();
        assertThat(slow.find("[data-state=saved]")).hasText(SAVED);
    }

    private void the_wall_shows_values_from_five_ballots_on() {
        meeting.voter().score(9, 8, 9, 8);
        see(projector, ".tally[data-turnout='4'] [data-result=few]");
        meeting.voter().score(9, 7, 9, 8);
        assertThat(projector.locator("[data-overall]")).hasText("8.50");
        assertThat(value("conception", "trimmed")).hasText("9.00");
        assertThat(value("fit", "n")).hasText("4");
        see(projector, "[data-criterion=conception] .column[data-value='9'][data-count='3']");
        see(projector, "[data-criterion=conception] .column[data-value='10'][data-count='1']");
        shoot("4-scoring-five", projector, moderator);

        meeting.voter().score(3, 2, 3, 2);
        assertThat(projector.locator("[data-overall]")).hasText("7.45");
        assertThat(value("fit", "mean")).hasText("7.80");
        see(projector, "[data-criterion=conception] .column[data-value='3'][data-count='1']");
        small.says("[data-turnout='6']", "6 人已评分");
        small.seesNo("[data-overall]");
        shoot("4-scoring-six", projector);
    }

    private Locator value(String criterion, String which) {
        return projector.locator("[data-criterion=" + criterion + "] ." + which + " dd");
    }

    private void a_question_is_asked_and_shown() {
        press(moderator, "[data-do=review]");
        press(moderator, "[data-phase-button=questions]");
        small.sees("main[data-phase=questions]");
        assertThat(moderator.locator("[data-do=review]")).hasAttribute("aria-checked", "true");
        small.asks(ASKED);
        small.says("[data-own] .tag", "等待主持人查看");
        picture(small, "5-question-waits");
        assertThat(moderator.locator(".lane[data-lane=new] .text")).hasText(ASKED);
        assertThat(projector.locator("[data-question]")).hasCount(0);
        shoot("5-question-waits", moderator);

        press(moderator, ".lane[data-lane=new] [data-do=show]");
        List.of(small, scanning, slow).forEach(phone -> phone.says("[data-question] .text", ASKED));
        small.says("[data-question] .tags", "我的提问");
        assertThat(projector.locator("[data-question] .text")).hasText(ASKED);
    }

    private void it_is_voted_up_and_comes_to_the_wall() {
        Locator up = scanning.find("[data-do=upvote]");
        for (String count : List.of("1", "0", "1")) {
            up.click();
            assertThat(up.locator(".count")).hasText(count);
            assertThat(up).hasAttribute("aria-pressed", Boolean.toString(count.equals("1")));
            assertThat(projector.locator("[data-question] .up")).hasText(count);
            assertThat(small.find("[data-question] .count")).hasText(count);
        }
        picture(scanning, "6-question-up");
        shoot("6-question-up", projector);
        press(moderator, ".lane[data-lane=shown] [data-do=spotlight]");
        assertThat(projector.locator(".spotlight .text")).hasText(ASKED);
        small.sees("[data-question][data-spotlight]");
        shoot("6-question-large", projector, moderator);
        press(moderator, ".lane[data-lane=shown] [data-do=answer]");
        small.says("[data-question][data-lane=answered] .tags", "已回答");
        press(moderator, ".lane[data-lane=answered] [data-do=spotlight]");
        assertThat(projector.locator(".spotlight")).hasCount(0);
    }

    private void scoring_closes_and_the_result_is_revealed() {
        press(moderator, "[data-talk='1'] [data-do=close]");
        see(moderator, "[data-talk='1'][data-box=closed]");
        small.says("[data-box=closed]", "评分已经结束。");
        small.says("[data-state=counted]", "宣讲内容立意 9，问题分析精准性 8，与本职工作契合度 10，对实践指导性 7");
        scanning.says("[data-state=counted]", "与本职工作契合度 跳过");
        picture(small, "7-closed");

        press(moderator, "[data-phase-button=reveal]");
        see(moderator, "[data-talk='1'] [data-state=revealed]");
        List.of(small, scanning, slow).forEach(phone -> phone.says("[data-result=values] dd", "7.45"));
        see(projector, "main[data-phase=reveal] .tally");
        picture(small, "7-revealed");
        picture(scanning, "7-revealed-large");
        shoot("7-revealed", projector, moderator);
    }

    private void the_session_ends() {
        press(moderator, "[data-phase-button=closed]");
        small.says("main[data-phase=closed] h1", "感谢参加");
        small.says("[data-result=values] dd", "7.45");
        see(projector, "main[data-phase=closed]");
        picture(small, "8-over");
        shoot("8-over", projector);
    }

    private static void see(Page page, String selector) {
        assertThat(page.locator(selector).first()).isVisible();
    }

    private static void press(Page page, String selector) {
        page.locator(selector).click();
    }

    private static void picture(Phone phone, String name) {
        Meeting.picture(phone.page(), name + "-phone");
    }

    private void shoot(String name, Page... pages) {
        for (Page page : pages) {
            Meeting.picture(page, name + (page.equals(projector) ? "-projector" : "-moderator"));
        }
    }
}
