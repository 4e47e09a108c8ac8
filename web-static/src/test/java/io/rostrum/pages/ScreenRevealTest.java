package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A result comes to the wall calmly, in its order, and only if enough have scored. */
class ScreenRevealTest {
    /** Remembers each step with what could be seen soon after it had begun. */
    private static final String REMEMBER = """
            () => {
              const seen = (selector) => {
                const one = document.querySelector(selector);
                return Boolean(one) && getComputedStyle(one).visibility === 'visible';
              };
              window.steps = [];
              new MutationObserver(() => {
                const step = document.querySelector('[data-step]')?.dataset.step;
                if (!step || window.steps.some((one) => one.startsWith(step))) return;
                const told = [step];
                window.steps.push(step);
                setTimeout(() => {
                  if (seen('.revealed rostrum-bars')) told.push('shapes');
                  if (seen('.revealed .trimmed dd')) told.push('values');
                  if (seen('[data-overall]')) told.push('number');
                  window.steps[window.steps.indexOf(step)] = told.join('+');
                  document.body.dataset.steps = window.steps.join(' ');
                }, 300);
              }).observe(document.body, { subtree: true, childList: true, attributes: true });
            }
            """;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();

    @Test
    void it_comes_step_by_step_to_who_sees_it_happen_and_at_once_to_who_comes_later() {
        Page watching = meeting.moving(1920, 1080, meeting.links().projector());
        Page still = meeting.projector();
        desk.move("scoring");
        IntStream.range(0, 6).forEach(i -> meeting.voter().score(10 - i, 8, 9, 7));
        List.of(watching, still).forEach(page -> Wall.see(page, ".tally[data-turnout='6'] [data-overall]"));
        watching.evaluate(REMEMBER);

        desk.move("reveal");
        Wall.see(still, "[data-step=number] [data-overall]");
        Wall.see(watching, "[data-step=pause] .silence");
        assertThat(watching.locator("[data-overall]")).isHidden();
        assertThat(watching.locator(".revealed .trimmed dd").first()).isHidden();
        Meeting.picture(watching, "screen-reveal-pause");

        Page later = meeting.moving(1024, 768, meeting.links().projector());
        Wall.see(later, "[data-step=number] [data-overall]");
        Wall.see(watching, "[data-step=values] .trimmed dd");
        Meeting.picture(watching, "screen-reveal-values");
        Wall.see(watching, "[data-step=number] [data-overall]");
        assertThat(watching.locator("body"))
                .hasAttribute("data-steps", "pause shapes+shapes values+shapes+values number+shapes+values+number");
    }

    @Test
    void under_the_minimum_turnout_there_are_no_values_anywhere() {
        Page watching = meeting.moving(1920, 1080, meeting.links().projector());
        desk.move("scoring");
        IntStream.range(0, 3).forEach(_ -> meeting.voter().score(9, 8, 9, 7));
        desk.move("reveal");
        Wall.says(watching, "[data-scene=reveal] .scored", "3 人已评分");
        Wall.says(watching, "[data-result=few]", "满 5 票后显示分数");
        Wall.seeNo(watching, "[data-overall], .criteria, rostrum-radar, .trimmed, .column");
        Wall.isWhole(watching, "too few");
    }

    @Test
    void without_the_chart_library_the_numbers_still_come() {
        meeting.watch().excuse("net::ERR_");
        Page page = meeting.shown(1920, 1080, "about:blank");
        page.route("**/lib/echarts/**", route -> route.abort());
        page.navigate(meeting.links().projector());
        desk.move("scoring");
        IntStream.range(0, 5).forEach(_ -> meeting.voter().score(9, 8, 9, 7));
        desk.move("reveal");
        Wall.says(page, "[data-step=number] [data-overall]", "8.25");
        Wall.see(page, "rostrum-radar[aria-label]");
        Wall.seeNo(page, "canvas");
        Wall.isWhole(page, "no charts");
    }
}
