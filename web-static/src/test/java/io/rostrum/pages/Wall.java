package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** What must be true of everything that is on the wall, whatever it shows. */
final class Wall {
    /** What is cut off, beyond the edge, or too small for the last row; what waits for another page is not there yet. */
    private static final String TROUBLES = """
            () => {
              const told = [];
              const least = innerHeight * 0.0219;
              for (const one of document.querySelectorAll('body *')) {
                const style = getComputedStyle(one);
                const box = one.getBoundingClientRect();
                if (style.visibility === 'hidden' || box.width === 0 || one.closest('.hidden, .beyond, .sheet, .column')) continue;
                const say = (what) => told.push(what + ' ' + one.tagName + '.' + one.className + ' ' + one.textContent.trim().slice(0, 30));
                if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) say('outside');
                const clips = style.overflow !== 'visible' || style.textOverflow === 'ellipsis';
                if (style.display !== 'inline' && one.scrollWidth > one.clientWidth + 1) say('too wide');
                if (clips && !one.matches('ol') && one.scrollHeight > one.clientHeight + 2) say('too high');
                const speaks = [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
                if (speaks && parseFloat(style.fontSize) < least) say('too small');
              }
              return told;
            }
            """;

    private Wall() {}

    /** Nothing is cut, nothing is outside, nothing is too small to be read, and nothing scrolls. */
    static void isWhole(Page page, String state) {
        assertThat(page.evaluate(TROUBLES))
                .as("%s at %s", state, page.viewportSize().width)
                .isEqualTo(List.of());
        assertThat(page.evaluate("document.scrollingElement.scrollHeight > innerHeight"
                        + " || document.scrollingElement.scrollWidth > innerWidth"))
                .as("%s scrolls", state)
                .isEqualTo(false);
    }

    static void shows(Page page, String scene) {
        assertThat(page.locator("main[data-scene=" + scene + "]")).isVisible();
    }

    static void says(Page page, String selector, String words) {
        assertThat(page.locator(selector).first()).containsText(words);
    }

    static void see(Page page, String selector) {
        assertThat(page.locator(selector).first()).isVisible();
    }

    static void seeNo(Page page, String selector) {
        assertThat(page.locator(selector)).hasCount(0);
    }
}
