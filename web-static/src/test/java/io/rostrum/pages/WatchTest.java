package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That no test saw a complaint means something only if one would have been seen. */
class WatchTest {
    private static final String PICTURE_FROM_ELSEWHERE =
            "document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x.png' }))";

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    @Test
    void what_no_page_may_do_is_noticed() {
        var watch = new Watch();
        try (BrowserContext context = Chromium.BROWSER.newContext()) {
            watch.over(context, meeting.links().base());
            Page page = context.newPage();
            page.navigate(meeting.links().base() + "/");
            page.waitForConsoleMessage(() -> page.evaluate("console.error('I complain')"));
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setPredicate(said -> said.text().startsWith("broke")),
                    () -> page.evaluate(PICTURE_FROM_ELSEWHERE));
            page.navigate("http://localhost:" + meeting.links().port() + "/");
        }
        assertThatThrownBy(watch::sawNothing)
                .hasMessageContaining("I complain")
                .hasMessageContaining("broke the policy img-src")
                .hasMessageContaining("asked elsewhere: http://localhost");
    }
}
