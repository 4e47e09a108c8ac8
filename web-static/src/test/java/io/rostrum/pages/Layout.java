package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;

/** That a page fits its window: nothing reaches beyond the right edge, and no text is cut off. */
final class Layout {
    private static final String TOO_WIDE = """
            () => [...document.querySelectorAll('body *')]
              .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
              .map((one) => one.outerHTML.slice(0, 120))
            """;

    private static final String CUT = """
            () => [...document.querySelectorAll('.bar *, main *, .banner *')]
              .filter((one) => one.children.length === 0 || getComputedStyle(one).overflowX !== 'visible')
              .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
              .map((one) => one.outerHTML.slice(0, 120))
            """;

    private static final String LETTERS = "size => { document.documentElement.style.fontSize = size; }";

    private Layout() {}

    static void fits(Page page) {
        assertThat(page.evaluate(TOO_WIDE)).isEqualTo(List.of());
        assertThat(page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"))
                .isEqualTo(0);
    }

    /** On the narrowest phone with letters twice as large, and on one lying on its side. */
    static void fitsAnyPhone(Page page) {
        var before = page.viewportSize();
        page.setViewportSize(320, 568);
        fits(page);
        page.evaluate(LETTERS, "200%");
        fits(page);
        assertThat(page.evaluate(CUT)).isEqualTo(List.of());
        page.evaluate(LETTERS, "");
        page.setViewportSize(640, 360);
        fits(page);
        page.setViewportSize(before.width, before.height);
    }
}
