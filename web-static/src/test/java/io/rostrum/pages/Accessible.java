package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** Axe's opinion of a page as it is now, in both languages. */
final class Accessible {
    private Accessible() {}

    /** In the language that it speaks now, where the other cannot be chosen. */
    static void checkNow(Page page, String state) {
        assertThat(troubles(page)).as(state).isEmpty();
    }

    static void check(Page page, String state) {
        for (String language : List.of("zh-Hans", "en")) {
            assertThat(page.locator("html")).hasAttribute("lang", language);
            assertThat(troubles(page)).as("%s in %s", state, language).isEmpty();
            other(page, language);
        }
        assertThat(page.locator("html")).hasAttribute("lang", "zh-Hans");
    }

    private static void other(Page page, String language) {
        page.locator("rostrum-language button").click();
        assertThat(page.locator("html")).not().hasAttribute("lang", language);
    }

    private static List<String> troubles(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(Accessible::told)
                        .toList();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }
}
