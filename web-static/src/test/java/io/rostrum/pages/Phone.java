package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** What a person does on a phone and looks for there. */
record Phone(Page page) {
    static final List<String> CRITERIA = List.of("conception", "analysis", "fit", "guidance");

    Locator find(String selector) {
        return page.locator(selector);
    }

    void sees(String selector) {
        assertThat(find(selector)).isVisible();
    }

    void seesNo(String selector) {
        assertThat(find(selector)).isHidden();
    }

    void says(String selector, String words) {
        assertThat(find(selector)).containsText(words);
    }

    /** One choice for each criterion in the order of the rule: a value or {@code skip}. */
    void choosesAll(Object... values) {
        for (int i = 0; i < values.length; i++) {
            chooses(CRITERIA.get(i), values[i]);
        }
    }

    void chooses(String criterion, Object value) {
        choice(criterion, value).check();
    }

    Locator choice(String criterion, Object value) {
        return find("[data-criterion=" + criterion + "] input[value='" + value + "']");
    }

    void presses(String action) {
        find("[data-do=" + action + "]").click();
    }

    void scores(Object... values) {
        sees("[data-box=open]");
        choosesAll(values);
        presses("send");
    }

    void asks(String text) {
        find("[data-ask]").fill(text);
        presses("ask");
    }

    Locator own(String question) {
        return find("[data-own]").filter(new Locator.FilterOptions().setHasText(question));
    }

    Box box(String selector) {
        return Box.of(find(selector).first());
    }

    void isPromised(String state) {
        sees("[data-state=" + state + "]");
    }
}
