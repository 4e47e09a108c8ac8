package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Asking, and what becomes of what was asked. */
class PhoneAskingTest {
    private static final String FIRST = "数据不出内网的前提下，模型怎么更新？";
    private static final String SECOND = "数据不出内网，那模型怎么升级？";
    private static final String THIRD = "可以先在一个县区试点吗？";

    /** What lies on the device, without the session's code. */
    private static final String KEPT = """
            Object.keys(localStorage).map((name) => name.replace(/^rostrum\\.([0-9]+\\.)?/, '')).sort().join()
            """;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Phone phone = meeting.phone(360, 640);

    @Test
    void ones_own_questions_tell_where_they_stand_and_why_and_can_be_taken_back() {
        desk.move("questions");
        desk.say("Review", Map.of("on", true));
        phone.says(".asking", "提问经主持人查看后展示。");
        List.of(FIRST, SECOND, THIRD).forEach(this::ask);
        assertThat(phone.find("[data-own][data-lane=new]")).hasCount(3);

        double height = Box.of(phone.own(SECOND)).height();
        desk.say("Place", Map.of("question", idOf(FIRST), "lane", "shown"));
        desk.say("Place", Map.of("question", idOf(SECOND), "lane", "declined", "reason", "duplicate"));
        assertThat(phone.own(FIRST)).containsText("已展示");
        assertThat(phone.own(SECOND)).containsText("未采用");
        assertThat(phone.own(SECOND)).containsText("已有相同的提问");
        assertThat(phone.own(SECOND).locator("button")).hasCount(0);
        assertThat(Box.of(phone.own(SECOND)).height()).isEqualTo(height);

        phone.own(THIRD).locator("[data-do=withdraw]").click();
        assertThat(phone.own(THIRD)).hasCount(0);
        Accessible.check(phone.page(), "own questions");
        Layout.fitsAnyPhone(phone.page());
        Meeting.picture(phone.page(), "phone-own-questions");
        after_the_end_they_still_tell();
    }

    private void ask(String text) {
        phone.asks(text);
        assertThat(phone.own(text)).hasCount(1);
        phone.isPromised("asked");
    }

    private String idOf(String text) {
        return String.valueOf(phone.own(text).getAttribute("data-own"));
    }

    private void after_the_end_they_still_tell() {
        phone.find("[data-ask]").fill("还没写完的");
        desk.say("Move", Map.of("phase", "closed"));
        phone.says("h1", "感谢参加");
        assertThat(phone.own(SECOND)).containsText("已有相同的提问");
        phone.seesNo("[data-do=withdraw]");
        assertThat(phone.page().evaluate(KEPT)).isEqualTo("attendee.pass,device,language");
        desk.move("questions");
        assertThat(phone.find("[data-ask]")).hasValue("还没写完的");
    }

    @Test
    void the_spotlighted_question_is_pinned_and_marked_above_the_top_and_the_new_ones() {
        List<Peer> voters = List.of(meeting.voter(), meeting.voter(), meeting.voter());
        desk.move("questions");
        voters.get(0).asks("qa", FIRST);
        voters.get(0).asks("qb", SECOND);
        voters.get(1).asks("qc", THIRD);
        voters.forEach(voter -> voter.upvote("qb", true));
        voters.get(0).upvote("qa", true);
        order("qb", "qa", "qc");

        desk.spotlight("qc");
        order("qc", "qb", "qa");
        phone.says("[data-spotlight]", "正在回答");
        phone.find("[data-order=new]").click();
        order("qc", "qb", "qa");
        phone.find("[data-order=top]").click();
        desk.say("Place", Map.of("question", "qc", "lane", "declined", "reason", "other"));
        assertThat(phone.find("[data-question=qc]")).hasCount(0);
        order("qb", "qa");
    }

    private void order(String... questions) {
        Locator listed = phone.find(".questions [data-question]");
        for (int i = 0; i < questions.length; i++) {
            assertThat(listed.nth(i)).hasAttribute("data-question", questions[i]);
        }
    }

    @Test
    void the_counter_tells_what_is_left_and_what_is_too_much() {
        phone.find("[data-ask]").fill("问".repeat(298));
        phone.says("[data-left='2']", "还可输入 2 字");
        phone.find("[data-ask]").fill("问".repeat(303));
        phone.says("[data-left='-3']", "超出 3 字");
        assertThat(phone.find("[data-do=ask]")).isDisabled();
    }
}
