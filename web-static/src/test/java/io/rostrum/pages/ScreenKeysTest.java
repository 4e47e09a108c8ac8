package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The keys of the projector and of a clicker. */
class ScreenKeysTest {
    private static final int QUESTIONS = 24;
    private static final int EACH = 3;
    private static final String FULL = "html:fullscreen";

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Page wall = meeting.projector();

    @BeforeEach
    void many_ask() {
        desk.move("questions");
        Wall.shows(wall, "questions");
        List<Peer> curious = IntStream.range(0, QUESTIONS / EACH)
                .mapToObj(_ -> meeting.voter())
                .toList();
        for (int i = 0; i < QUESTIONS; i++) {
            curious.get(i / EACH).asks("q%02d".formatted(i), "第 " + i + " 问：对 60 岁以上村民，什么形式最有效？");
        }
        Wall.says(wall, "[data-pager]", "共 24 条");
    }

    @Test
    void pages_are_turned_and_nothing_scrolls() {
        Locator pager = wall.locator("[data-pager]");
        assertThat(pager).hasText("第 1–7 条，共 24 条");
        assertThat(first()).hasAttribute("data-question", "q00");
        press("PageDown");
        assertThat(pager).hasText("第 8–14 条，共 24 条");
        assertThat(first()).hasAttribute("data-question", "q07");
        List.of("ArrowRight", "ArrowDown", "PageDown", " ").forEach(this::press);
        assertThat(pager).hasText("第 22–24 条，共 24 条");
        press("ArrowLeft");
        press("PageUp");
        press("ArrowUp");
        press("PageUp");
        assertThat(pager).hasText("第 1–7 条，共 24 条");
        press("End");
        Wall.isWhole(wall, "paged");
        assertThat(wall.evaluate("scrollY")).isEqualTo(0);
    }

    private Locator first() {
        return wall.locator("rostrum-asked li").first();
    }

    @Test
    void the_qr_code_covers_the_wall_and_goes_again() {
        press("q");
        Wall.says(wall, "[data-curtain=qr] [data-code]", meeting.links().code());
        assertThat(QrReading.of(wall)).endsWith("/s/" + meeting.links().code());
        Accessible.checkNow(wall, "enlarged QR code");
        Meeting.picture(wall, "screen-qr");
        press("Q");
        Wall.seeNo(wall, "[data-curtain]");
    }

    @Test
    void the_wall_is_black_by_key_and_by_clicker() {
        for (String key : List.of("b", ".", "B")) {
            press(key);
            Wall.see(wall, "[data-curtain=black]");
            assertThat(wall.evaluate("getComputedStyle(document.querySelector('.curtain')).backgroundColor"))
                    .isEqualTo("rgb(0, 0, 0)");
            press(key);
            Wall.seeNo(wall, "[data-curtain]");
        }
    }

    @Test
    void help_names_the_keys_and_escape_closes_whatever_is_open() {
        press("?");
        Wall.says(wall, "[data-curtain=help]", "放大二维码");
        Accessible.checkNow(wall, "keys");
        Wall.isWhole(wall, "keys");
        Meeting.picture(wall, "screen-keys");
        press("b");
        Wall.see(wall, "[data-curtain=black]");
        press("Escape");
        Wall.seeNo(wall, "[data-curtain]");
    }

    @Test
    void f_toggles_full_screen_and_f5_begins_it_and_reloads_nothing() {
        wall.evaluate("window.stayed = true");
        press("f");
        Wall.see(wall, FULL);
        press("F5");
        press("f");
        Wall.seeNo(wall, FULL);
        press("F5");
        Wall.see(wall, FULL);
        assertThat(wall.evaluate("window.stayed")).isEqualTo(true);
    }

    @Test
    void the_pointer_rests_out_of_sight() {
        Wall.see(wall, "html[data-resting]");
        assertThat(wall.evaluate("getComputedStyle(document.documentElement).cursor"))
                .isEqualTo("none");
        wall.mouse().move(300, 300);
        Wall.seeNo(wall, "html[data-resting]");
    }

    private void press(String key) {
        wall.keyboard().press(key);
    }
}
