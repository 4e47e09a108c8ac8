package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All modules of a page share one scope once they are linked. */
class LinkedPagesTest {
    private static final String HIDDEN_NAMES = """
            async () => {
              const script = await fetch(document.querySelector('script[type=module]').src);
              const declared = /^(?:async function|function|class|const|let) ([\\w$]+)/gm;
              const names = [...(await script.text()).matchAll(declared)].map(([, name]) => name);
              return names.length > 20 ? names.filter((name) => name in window).join() : 'too few: ' + names;
            }
            """;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    @Test
    void no_name_at_the_top_of_a_module_hides_one_of_the_browser_from_the_others() {
        String base = meeting.links().base();
        Page page = meeting.shown(390, 844, base);
        assertThat(page.evaluate(HIDDEN_NAMES)).isEqualTo("");
        for (String place : new String[] {"s", "screen", "moderator", "result", "speaker", "reviewer"}) {
            page.navigate(base + "/" + place + "/" + meeting.links().code());
            assertThat(page.evaluate(HIDDEN_NAMES)).as(place).isEqualTo("");
        }
    }
}
