package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every scene of the projector, wide and narrow: what it says, that it is whole, and that axe finds nothing. */
class ScreenScenesTest {
    private static final String TITLE = "实干为要、创新为魂：人工智能与国家安全工作";
    private static final String REMARK = "选题贴近本职，例子都来自一线。";

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Page wide = meeting.projector();
    private final Page narrow = meeting.shown(1024, 768, meeting.links().projector());

    @Test
    void a_meeting_goes_through_all_scenes() {
        lobby();
        talk();
        scoring();
        questions();
        remark();
        reveal();
        break_and_close();
    }

    private void lobby() {
        each("lobby", page -> {
            Wall.says(page, "h1", "以讲促学");
            Wall.says(page, "[data-programme='1']", TITLE);
            Wall.says(page, "[data-programme='2']", "主讲人乙");
            Wall.says(page, "[data-code]", meeting.links().code());
            Wall.see(page, ".way-in .qr");
            Wall.says(page, "[data-phones='0']", "0 部手机在线");
        });
    }

    private void talk() {
        desk.move("talk");
        each("talk", page -> {
            assertThat(page.locator(".headline h1")).hasText(TITLE);
            Wall.says(page, ".headline .by", "主讲人 主讲人甲 · 政治安全处");
            Wall.says(page, ".time[data-state=paused]", "20:00");
            Wall.says(page, ".rail [data-code]", meeting.links().code());
        });
    }

    private void scoring() {
        desk.move("scoring");
        each("scoring", page -> {
            Wall.says(page, "[data-box=open]", "正在评分");
            Wall.says(page, ".tally[data-turnout='0'] .few", "满 5 票后显示分数");
        });
        IntStream.range(0, 6).forEach(i -> meeting.voter().score(10 - i, 8, 9, 7));
        each("scoring", page -> {
            Wall.says(page, ".tally[data-turnout='6'] .scored", "6 人已评分");
            Wall.says(page, "[data-overall]", "7.88");
            Wall.says(page, "[data-criterion=conception] .mean dd", "7.50");
            Wall.says(page, ".presence", "6 部手机在线");
            Wall.see(page, "[data-criterion=fit] .column[data-value='9'][data-count='6']");
        });
        soon_over();
    }

    private void soon_over() {
        String round = desk.item("talk/1").path("round").asText();
        long closesAt = System.currentTimeMillis() + 45_000;
        desk.say("Open", Map.of("box", "talk/1", "round", round, "closesAt", closesAt));
        each("scoring", page -> Wall.says(page, "[data-countdown]", "秒结束评分"));
    }

    private void questions() {
        desk.move("questions");
        each("questions", page -> Wall.says(page, ".none", "用手机提问，问题会出现在这里。"));
        Peer curious = meeting.voter();
        curious.asks("qa", "这套做法需要增加人手吗？");
        curious.asks("qb", "与公安的平台怎么对接？");
        meeting.voter().upvote("qb", true);
        each("questions", page -> {
            Wall.says(page, "rostrum-asked li:nth-child(1)", "与公安的平台怎么对接？");
            Wall.says(page, "[data-question=qb] .up", "1");
            Wall.says(page, ".rail .scored", "6 人已评分");
        });
        desk.spotlight("qa");
        each("questions", page -> {
            Wall.says(page, ".spotlight .text", "这套做法需要增加人手吗？");
            assertThat(page.locator("[data-question]")).hasCount(1);
        });
    }

    private void remark() {
        desk.move("remark");
        each("remark", page -> Wall.says(page, ".listen", "请听点评。"));
        try (Peer reviewer = Peer.withKey(meeting.links(), "reviewer")) {
            reviewer.say("Remark", Map.of("talk", "1", "text", REMARK, "ready", true));
        }
        each("remark", page -> Wall.says(page, "[data-remark] .text", REMARK));
    }

    private void reveal() {
        desk.move("reveal");
        each("reveal", page -> {
            Wall.see(page, "[data-step=number]");
            Wall.says(page, "[data-overall]", "7.88");
            Wall.says(page, "[data-criterion=guidance] .n dd", "6");
            Wall.see(page, "rostrum-radar[aria-label*='宣讲内容立意 7.5'] canvas");
        });
    }

    private void break_and_close() {
        desk.say("Move", Map.of("phase", "break"));
        each("break", page -> {
            Wall.says(page, "h1", "休息一会儿");
            assertThat(page.locator("[data-programme]")).hasCount(1);
            Wall.see(page, ".way-in .qr");
        });
        desk.say("Move", Map.of("phase", "closed"));
        each("closed", page -> {
            Wall.says(page, "[data-closing='1'] [data-overall]", "7.88");
            Wall.says(page, "[data-closing='1'] .n", "6 人已评分");
            Wall.says(page, "[data-shown='2'][data-answered='0']", "提问 2 条 · 已回答 0 条");
            Wall.seeNo(page, "[data-place]");
        });
    }

    private void each(String scene, Consumer<Page> says) {
        for (Page page : List.of(wide, narrow)) {
            Wall.shows(page, scene);
            says.accept(page);
            Wall.isWhole(page, scene);
            Meeting.picture(page, "screen-" + scene + "-" + page.viewportSize().width);
        }
        Accessible.check(wide, scene);
    }
}
