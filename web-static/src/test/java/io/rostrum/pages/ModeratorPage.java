package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** What a moderator does at the desk and looks for there. */
record ModeratorPage(Page page) {
    Locator find(String selector) {
        return page.locator(selector);
    }

    void sees(String selector) {
        assertThat(find(selector).first()).isVisible();
    }

    /** A question's card in that lane, and in no other. */
    void sees(String question, String lane) {
        assertThat(find(card(question))).hasCount(1);
        assertThat(find(".lane[data-lane=" + lane + "] " + card(question))).isVisible();
    }

    void seesLane(String lane, int questions) {
        assertThat(find(".lane[data-lane=" + lane + "] [data-question]")).hasCount(questions);
    }

    static String card(String question) {
        return "[data-question=" + question + "]";
    }

    void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    void click(String action) {
        find("[data-do=" + action + "]").click();
    }

    void focus(String question) {
        find(card(question)).focus();
    }

    void isAt(String question) {
        assertThat(find(card(question))).isFocused();
    }

    /** The words for what did not come to pass, wherever the page shows them. */
    void isTold(String words) {
        assertThat(find("[data-word]")).containsText(words);
    }

    void isToldNothing() {
        assertThat(find("[data-word]")).hasCount(0);
    }

    /** Where the card is on the screen. */
    String place(String question) {
        return String.valueOf(find(card(question)).evaluate("(card) => JSON.stringify(card.getBoundingClientRect())"));
    }

    /** The page itself scrolls in no direction, and nothing of a column is cut off at its side. */
    void fits() {
        assertThat(page.evaluate("""
                () => [document.scrollingElement, ...document.querySelectorAll('main, rostrum-stage, rostrum-queue, .cards, .tools')]
                  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 80))
                """)).isEqualTo(List.of());
        assertThat(page.evaluate("document.scrollingElement.scrollHeight - innerHeight"))
                .isEqualTo(0);
    }
}
