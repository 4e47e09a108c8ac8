package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The result page: what a session came to, on the screen and on paper. */
class ModeratorResultTest {
    private static final Pattern PAGES = Pattern.compile("/Type\\s*/Page\\b");

    /** A4 without its margins, in CSS pixels. */
    private static final int PAPER = 680;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final ModeratorPage moderator = new ModeratorPage(meeting.moderator());

    private Page sheet() {
        Page sheet = moderator.page().waitForPopup(() -> moderator.click("result"));
        assertThat(sheet.locator(".sheet")).isVisible();
        return sheet;
    }

    private void held() {
        desk.move("scoring");
        IntStream.range(0, 6).forEach(i -> meeting.voter().score(4 + i, 8, 7, 6));
        Peer voter = meeting.voter();
        voter.asks("qa", "这套做法需要增加人手吗？");
        voter.asks("qb", "与公安的平台怎么对接？");
        voter.asks("qc", "不便展示的一问");
        voter.upvote("qb", true);
        desk.say("Place", Map.of("question", "qa", "lane", "answered"));
        desk.say("Place", Map.of("question", "qc", "lane", "declined", "reason", "offTopic"));
        Peer.withKey(meeting.links(), "reviewer")
                .say("Remark", Map.of("talk", "1", "text", "选题贴近工作，数据扎实。", "ready", true));
    }

    @Test
    void before_the_reveal_there_are_no_values_and_it_says_so() {
        Page sheet = sheet();
        assertThat(sheet.locator("[data-talk='1'] [data-result=notScored]")).hasText("没有评分。");
        desk.move("scoring");
        meeting.voter().score(9, 9, 9, 9);
        assertThat(sheet.locator("[data-talk='1'] [data-result=few]")).hasText("满 5 人评分后才显示分数。");
        IntStream.range(0, 4).forEach(i -> meeting.voter().score(9, 9, 9, 9));
        assertThat(sheet.locator("[data-talk='1'] [data-result=notRevealed]")).hasText("尚未揭晓，暂不显示分数。");
        assertThat(sheet.locator("[data-overall]")).hasCount(0);
        desk.reveal(Peer.SCORED);
        assertThat(sheet.locator("[data-talk='1'] [data-overall]")).hasText("9.00");
    }

    @Test
    void it_tells_everything_of_a_talk() {
        held();
        desk.move("remark");
        desk.move("reveal");
        Page sheet = sheet();
        assertThat(sheet.locator("h1")).containsText("第 19 期");
        assertThat(sheet.locator(".when")).hasText("2025年2月14日 · 机关会议室");
        assertThat(sheet.locator("[data-talk='1'] .who")).hasText("主讲人甲 · 政治安全处");
        assertThat(sheet.locator("[data-talk='1'] .turnout")).hasText("6 人已评分");
        assertThat(sheet.locator("[data-talk='1'] tbody tr")).hasCount(4);
        Locator first = sheet.locator("tr[data-criterion=conception]");
        assertThat(first.locator("[data-mean]")).hasText("6.50");
        assertThat(first.locator("[data-trimmed]")).hasText("6.50");
        assertThat(first.locator("[data-value='9'][data-count='1']")).isVisible();
        assertThat(sheet.locator("[data-talk='1'] .rule"))
                .hasText("每项 1 至 10 分，每 1 分一档；两端各去掉 10% 的分数后取平均；4 项权重相同；满 5 票才有分数；最后四舍五入到两位小数。");
        assertThat(sheet.locator("[data-remark]")).hasText("选题贴近工作，数据扎实。");
        assertThat(sheet.locator("[data-question]").first()).hasAttribute("data-question", "qb");
        assertThat(sheet.locator("[data-question=qa]")).hasAttribute("data-lane", "answered");
        assertThat(sheet.locator("[data-question=qc]")).hasCount(0);
        assertThat(sheet.locator("[data-talk='1'] p.left")).hasText("未采用 1 条");
        Accessible.check(sheet, "result");
        Meeting.picture(sheet, "result");
    }

    @Test
    void on_paper_nothing_is_cut_and_each_talk_has_its_page() {
        held();
        for (int i = 0; i < 10; i++) {
            Peer voter = meeting.voter();
            for (int question = 0; question < 3; question++) {
                voter.asks("qm" + i + question, "第 " + i + " 问：" + "数据怎么更新？".repeat(1 + i));
            }
        }
        desk.say("Ask", Map.of("question", "qw", "text", "W".repeat(300), "talk", "2"));
        desk.move("remark");
        desk.move("reveal");
        Page sheet = sheet();
        assertThat(sheet.locator("[data-question]")).hasCount(33);
        byte[] paper = sheet.pdf(new Page.PdfOptions()
                .setPreferCSSPageSize(true)
                .setPath(Path.of(System.getProperty("screenshots"), "result.pdf")));
        long pages = PAGES.matcher(new String(paper, StandardCharsets.ISO_8859_1))
                .results()
                .count();
        assertThat(pages).isBetween(3L, 5L);
        sheet.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        sheet.setViewportSize(PAPER, 1000);
        assertThat(sheet.locator("button:visible")).hasCount(0);
        assertThat(sheet.evaluate("""
                () => [...document.querySelectorAll('main *')]
                  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 100))
                """)).isEqualTo(List.of());
        assertThat(sheet.evaluate("getComputedStyle(document.querySelector('.sheet h1')).color"))
                .isEqualTo("rgb(0, 0, 0)");
    }

    @Test
    void a_stranger_is_told_that_a_key_is_needed() {
        Page stranger = meeting.shown(
                1280, 800, meeting.links().base() + "/result/" + meeting.links().code());
        assertThat(stranger.locator("[data-away=NO_KEY] h1")).hasText("需要专用链接");
    }
}
