package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The reviewer writes the remark, and scores where the rule has a group for that. */
class ReviewerTest {
    private static final Path SERIES = Path.of("src", "test", "resources", "with-reviewers.json");
    private static final String DRAFT = "三个案例都来自一线。";
    private static final String REMARK = DRAFT + "建议先在一个县区试点。";

    @RegisterExtension
    private final Meeting meeting =
            new Meeting("--series", SERIES.toAbsolutePath().toString());

    private final Peer desk = meeting.desk();
    private final Page reviewer = meeting.reviewer();
    private final Phone phone = meeting.phone();
    private final Locator words = reviewer.locator("textarea[data-remark]");

    @BeforeEach
    void the_talk_is_on() {
        desk.move("talk");
        assertThat(reviewer.locator("main[data-phase=talk]")).isVisible();
    }

    @Test
    void a_remark_is_a_draft_then_ready_then_a_draft_again_then_published_and_corrected() {
        assertThat(act("ready")).isDisabled();
        words.fill(DRAFT);
        state("unsaved");
        act("draft").click();
        state("draft");
        assertThat(act("draft")).isDisabled();
        words.fill(REMARK);
        act("ready").click();
        state("ready");
        phone.sees("main[data-phase=talk]");
        phone.seesNo("[data-remark]");
        act("draft").click();
        state("draft");
        act("ready").click();
        state("ready");
        desk.move("remark");
        state("published");
        phone.says("[data-remark]", REMARK);
        words.fill(DRAFT);
        act("ready").click();
        phone.says("[data-remark]", DRAFT);
        assertThat(phone.find("[data-remark]")).not().containsText("试点");
        state("published");
        Meeting.picture(reviewer, "reviewer-published");
    }

    @Test
    void words_that_were_not_saved_are_there_after_a_reload() {
        words.fill(DRAFT);
        state("unsaved");
        reviewer.reload();
        assertThat(words).hasValue(DRAFT);
        state("unsaved");
    }

    @Test
    void a_remark_that_is_too_long_is_told_before_it_is_sent() {
        words.fill("评".repeat(2_001));
        assertThat(reviewer.locator("[data-length='2001'].bad")).isVisible();
        assertThat(act("ready")).isDisabled();
        words.fill("评".repeat(2_000));
        assertThat(act("ready")).isEnabled();
    }

    @Test
    void a_reviewer_scores_where_the_rule_says_so_and_is_told_that_it_is_public() {
        desk.move("scoring");
        assertThat(reviewer.locator(".scoring .warn")).hasText("点评人的评分是公开的。");
        Phone scoring = new Phone(reviewer);
        scoring.scores(9, 8, 9, 8);
        scoring.isPromised("saved");
        phone.scores(7, 7, 7, 7);
        desk.awaits(
                "tally/talk/1",
                tally -> tally.at("/score/groups/reviewer").asText().equals("8.50"));
        Accessible.check(reviewer, "a reviewer who scores");
        Layout.fitsAnyPhone(reviewer);
        desk.close(Peer.SCORED);
        desk.reveal(Peer.SCORED);
        assertThat(reviewer.locator("[data-result-of='1']")).containsText("7.45");
        Meeting.picture(reviewer, "reviewer-scores");
    }

    private Locator act(String name) {
        return reviewer.locator("[data-do=" + name + "]");
    }

    private void state(String name) {
        assertThat(reviewer.locator("rostrum-remark [data-state=" + name + "]")).isVisible();
    }
}
