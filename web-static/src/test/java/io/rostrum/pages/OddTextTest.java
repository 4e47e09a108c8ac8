package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Narrow phones, large letters, and texts that nobody expected. */
class OddTextTest {
    private static final String MARKUP =
            "<b>粗</b> & \"引号\" &lt; <script>window.hurt=1</script><img src=x onerror=\"window.hurt=1\">{{build}} ${7*7}";
    private static final String EMOJI = "👩‍👩‍👧‍👦 表情 🇨🇳 👍🏽 一家人怎么看？";
    private static final String BOTH_WAYS = "مرحبا 与 שלום 混排 123，谁先谁后？";
    private static final String OVERRIDDEN = "前\u202E后\u202C是文字覆盖";
    private static final String ONE_WORD = "W".repeat(300);

    /** As typed, but for what would turn the reading direction of the page around it. */
    private static final Map<String, String> SHOWN = Map.of(
            "qm", MARKUP,
            "qe", EMOJI,
            "qb", BOTH_WAYS,
            "qo", "前后是文字覆盖",
            "qw", ONE_WORD);

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();

    @Test
    void odd_texts_are_shown_as_typed_and_break_no_layout() {
        List<Page> pages = List.of(meeting.phone().page(), meeting.projector(), meeting.moderator(), meeting.speaker());
        desk.move("scoring");
        odd_questions();
        for (String question : SHOWN.keySet()) {
            desk.spotlight(question);
            pages.forEach(page -> shows(page, question));
        }
        desk.spotlight("qw");
        pages.forEach(page -> shows(page, "qw"));
        pages.forEach(page -> {
            assertThat(page.evaluate("window.hurt")).isNull();
            Layout.fits(page);
        });
        Meeting.picture(pages.get(0), "odd-phone");
        Meeting.picture(pages.get(1), "odd-projector");
        Meeting.picture(pages.get(2), "odd-moderator");
        Meeting.picture(pages.get(3), "odd-speaker");
    }

    private void odd_questions() {
        Peer one = meeting.voter();
        one.asks("qm", MARKUP);
        one.asks("qe", EMOJI);
        one.asks("qb", BOTH_WAYS);
        Peer another = meeting.voter();
        another.asks("qo", OVERRIDDEN);
        another.asks("qw", ONE_WORD);
    }

    private static void shows(Page page, String question) {
        String there = "[data-question=" + question + "] .text, [data-spotlight] .text";
        assertThat(page.locator(there).getByText(SHOWN.get(question)).first()).isVisible();
    }

    @Test
    void a_narrow_phone_with_large_letters_never_scrolls_sideways() {
        String base = meeting.links().base();
        Phone phone = meeting.blankPhone(320, 568, base);
        phone.page().navigate(base + "/");
        phone.sees("[data-code]");
        fitsAtBothSizes(phone, "entry");
        phone.page().navigate(base + "/s/" + meeting.links().code());
        phone.sees("main[data-phase=lobby]");
        fitsAtBothSizes(phone, "lobby");

        desk.move("scoring");
        odd_questions();
        phone.scores(9, "skip", 10, 7);
        phone.isPromised("saved");
        phone.sees("[data-question=qw]");
        fitsAtBothSizes(phone, "scoring");
        for (int i = 0; i < 5; i++) {
            meeting.voter().score(9, 8, 7, 6);
        }
        desk.reveal(Peer.SCORED);
        phone.sees("[data-result=values]");
        fitsAtBothSizes(phone, "revealed");
    }

    private static void fitsAtBothSizes(Phone phone, String state) {
        Layout.fits(phone.page());
        phone.page().evaluate("document.documentElement.style.fontSize = '200%'");
        Layout.fits(phone.page());
        Meeting.picture(phone.page(), "large-letters-" + state + "-phone");
        phone.page().evaluate("document.documentElement.style.fontSize = ''");
    }
}
