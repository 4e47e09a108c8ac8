package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The speaker's screen: the time, the question now, the next two; on whatever lies on the lectern. */
class SpeakerTest {
    private static final String SHORT = "这套做法需要增加人手吗？";
    private static final String LONG = "与公安的平台怎么对接，数据怎么交换，责任怎么划分？".repeat(11);

    /** In pixels. A hand's width of characters is about what is read at two metres from a tablet of 20 cm. */
    private static final int READABLE = 28;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Page speaker = meeting.speaker();

    @Test
    void the_time_turns_when_it_is_short_and_when_it_is_over() {
        desk.move("talk");
        timer(Map.of("remaining", 20 * 60_000));
        assertThat(speaker.locator(".time[data-state=paused]")).hasText("20:00");
        String calm = colour();
        timer(Map.of("endsAt", now() + 100_000));
        assertThat(speaker.locator(".time[data-state=soon]")).containsText("1:");
        String soon = colour();
        timer(Map.of("endsAt", now() - 15_000));
        assertThat(speaker.locator(".time[data-state=over]")).containsText("+0:1");
        assertThat(List.of(calm, soon, colour())).doesNotHaveDuplicates();
        Meeting.picture(speaker, "speaker-over");
    }

    @Test
    void the_question_now_is_large_with_the_next_two_by_upvotes() {
        desk.move("questions");
        List<Peer> askers = List.of(meeting.voter(), meeting.voter(), meeting.voter(), meeting.voter());
        for (int i = 0; i < askers.size(); i++) {
            askers.get(i).asks("q" + i, i == 0 ? SHORT : "第 " + i + " 个问题是什么？");
        }
        askers.get(0).awaits("question/q3", question -> !question.isMissingNode());
        askers.get(0).upvote("q3", true);
        askers.get(1).upvote("q3", true);
        askers.get(0).upvote("q2", true);
        desk.spotlight("q0");
        assertThat(speaker.locator("[data-spotlight=q0] .text")).hasText(SHORT);
        assertThat(speaker.locator(".next .text")).hasText(new String[] {"第 3 个问题是什么？", "第 2 个问题是什么？"});
        assertThat(speaker.locator(".next .number")).hasText("共 3 个等待回答");
        assertThat(size(".spotlight .text")).isGreaterThan(size(".next .text"));
        assertThat(size(".next .text")).isGreaterThanOrEqualTo(READABLE);
        Accessible.check(speaker, "a speaker with questions");
        Meeting.picture(speaker, "speaker-questions");
    }

    @Test
    void the_longest_question_is_whole_on_a_tablet_and_on_a_phone() {
        desk.move("questions");
        meeting.voter().asks("qlong", LONG);
        desk.awaits("question/qlong", question -> !question.isMissingNode());
        desk.spotlight("qlong");
        assertThat(speaker.locator("[data-spotlight=qlong]")).isVisible();
        assertThat(speaker.evaluate("document.scrollingElement.scrollHeight - innerHeight"))
                .isEqualTo(0);
        Layout.fitsAnyPhone(speaker);
        Meeting.picture(speaker, "speaker-long");
    }

    private void timer(Map<String, ?> time) {
        desk.say("Timer", time);
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    private String colour() {
        return String.valueOf(speaker.locator(".time").evaluate("(time) => getComputedStyle(time).color"));
    }

    private double size(String selector) {
        Object pixels =
                speaker.locator(selector).first().evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)");
        return ((Number) pixels).doubleValue();
    }
}
