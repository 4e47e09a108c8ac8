package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is around the scenes: the time, the connection, and the order that moves calmly. */
class ScreenStateTest {
    private static final int MINUTE = 60_000;
    private static final String COLOUR = "getComputedStyle(document.querySelector('.time')).color";

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();

    @Test
    void the_time_turns_amber_two_minutes_before_its_end_and_red_after_it() {
        Page wall = meeting.projector();
        desk.move("talk");
        runs(10 * MINUTE, wall, "running", Pattern.compile("9:\\d\\d|10:00"), "rgb(245, 241, 232)");
        runs(2 * MINUTE, wall, "soon", Pattern.compile("1:\\d\\d|2:00"), "rgb(240, 205, 138)");
        runs(-MINUTE, wall, "over", Pattern.compile("\\+1:\\d\\d"), "rgb(255, 134, 114)");
        runs(-120 * MINUTE, wall, "over", Pattern.compile("\\+120:\\d\\d"), "rgb(255, 134, 114)");
        Wall.isWhole(wall, "two hours over");
        desk.say("Timer", Map.of("remaining", 90_000));
        Wall.says(wall, ".time[data-state=paused]", "1:30");
    }

    private void runs(int left, Page wall, String state, Pattern text, String colour) {
        desk.say("Timer", Map.of("endsAt", System.currentTimeMillis() + left));
        assertThat(wall.locator(".time[data-state=" + state + "]")).hasText(text);
        assertThat(wall.evaluate(COLOUR)).isEqualTo(colour);
    }

    @Test
    void a_lost_connection_leaves_the_picture_and_a_small_mark() {
        meeting.watch().excuseLostConnections();
        Cable cable = meeting.cable();
        String place = meeting.links().projector().replace(meeting.links().base(), cable.base());
        Page wall = meeting.shown(1920, 1080, place, cable.base());
        desk.move("questions");
        meeting.voter().asks("qa", "这套做法需要增加人手吗？");
        desk.spotlight("qa");
        Wall.says(wall, ".spotlight .text", "这套做法需要增加人手吗？");

        cable.cut();
        Wall.says(wall, "[data-lost]", "连接中断");
        Wall.says(wall, ".spotlight .text", "这套做法需要增加人手吗？");
        Wall.seeNo(wall, ".banner");
        Wall.isWhole(wall, "disconnected");
        Accessible.checkNow(wall, "disconnected");
        Meeting.picture(wall, "screen-lost");
        desk.move("remark");
        Wall.shows(wall, "questions");

        cable.mend();
        Wall.shows(wall, "remark");
        Wall.seeNo(wall, "[data-lost]");
    }

    @Test
    void votes_change_the_numbers_at_once_and_the_order_only_after_a_while() {
        Page wall = meeting.projector();
        desk.move("questions");
        Wall.shows(wall, "questions");
        Peer curious = meeting.voter();
        curious.asks("qa", "第一问");
        Wall.see(wall, "[data-question=qa]");
        curious.asks("qb", "第二问");
        Wall.see(wall, "[data-question=qb]");
        wall.evaluate("""
                () => {
                  window.orders = [];
                  const order = () => [...document.querySelectorAll('[data-question]')].map((one) =>
                    one.dataset.question + one.querySelector('.up').textContent).join();
                  new MutationObserver(() => window.orders.push(order()))
                    .observe(document.querySelector('rostrum-asked'), { subtree: true, childList: true, characterData: true });
                }
                """);
        meeting.voter().upvote("qb", true);
        assertThat(wall.locator("rostrum-asked li").first()).hasAttribute("data-question", "qb");
        assertThat((List<?>) wall.evaluate("[...new Set(window.orders)]"))
                .last()
                .isEqualTo("qb1,qa0");
        assertThat((List<?>) wall.evaluate("[...new Set(window.orders)]"))
                .first()
                .isEqualTo("qa0,qb1");
    }
}
