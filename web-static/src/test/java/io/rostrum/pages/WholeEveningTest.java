package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole meeting of the series in Chinese: three phones, the projector, two moderators, the reviewer and the speaker. */
class WholeEveningTest {
    private static final String FIRST = "实干为要、创新为魂：人工智能与国家安全工作";
    private static final String SECOND = "道路交通安全综合整治的宣传怎么做";
    private static final String STAFF = "这套做法需要增加人手吗？";
    private static final String FAST = "讲得太快了，第三点能再说一遍吗？";
    private static final String VILLAGE = "对 60 岁以上村民，什么形式最有效？";
    private static final String REMARK = "三个案例都来自一线，数据口径交代得清楚。建议先在一个县区试点。";
    private static final int OTHERS = 9;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Page projector = meeting.projector();
    private final ModeratorPage moderator = new ModeratorPage(meeting.moderator());
    private final ModeratorPage second = new ModeratorPage(meeting.moderator());
    private final Page speaker = meeting.speaker();
    private final Page reviewer = meeting.reviewer();
    private final Phone ann = meeting.phone();
    private final Phone ben = meeting.phone();
    private final Phone cat = meeting.phone();
    private final List<Peer> others =
            Stream.generate(meeting::voter).limit(OTHERS).toList();

    @Test
    void the_room_holds_two_talks_from_the_lobby_to_the_end() {
        everybody_is_in_the_lobby();
        the_first_speaker_begins();
        the_room_scores_while_questions_come();
        questions_are_answered();
        the_reviewer_remarks();
        the_result_is_revealed();
        the_second_talk_is_held_after_a_break();
        the_evening_ends();
    }

    private void everybody_is_in_the_lobby() {
        phones().forEach(phone -> phone.says("main[data-phase=lobby]", SECOND));
        see(projector, "main[data-phase=lobby]");
        assertThat(projector.locator("main")).containsText(FIRST);
        see(moderator.page(), "[data-phones='12']");
        assertThat(speaker.locator(".time")).hasText("20:00");
        assertThat(reviewer.locator("[data-talk-head='1'] h1")).hasText(FIRST);
        shoot("1-lobby");
    }

    private void the_first_speaker_begins() {
        next("talk");
        moderator.click("start");
        see(projector, ".time[data-state=running]");
        see(speaker, ".time[data-state=running]");
        phones().forEach(phone -> phone.says("main[data-phase=talk]", FIRST));
        shoot("2-talk");
    }

    private void the_room_scores_while_questions_come() {
        next("scoring");
        ann.scores(9, 8, 9, 8);
        ben.scores(8, 8, "skip", 7);
        others.forEach(peer -> peer.score(8, 9, 7, 8));
        moderator.click("review");
        assertThat(moderator.find("[data-do=review]")).hasAttribute("aria-checked", "true");
        others.get(0).asks("qstaff", STAFF);
        others.get(1).asks("qfast", FAST);
        cat.asks(VILLAGE);
        cat.says("[data-own] .tag", "等待主持人查看");
        moderator.seesLane("new", 3);
        assertThat(projector.locator("[data-turnout='11']")).isVisible();
        assertThat(speaker.locator("[data-question]")).hasCount(0);
        shoot("3-scoring");
        Meeting.pictureForReadme(ann.page(), "phone");
    }

    private void questions_are_answered() {
        next("questions");
        moderator.focus("qstaff");
        moderator.press("a");
        second.sees("qstaff", "shown");
        second.focus("qfast");
        second.press("d", "2");
        moderator.sees("qfast", "declined");
        moderator.find(".lane[data-lane=new] [data-do=show]").click();
        moderator.seesLane("shown", 2);
        phones().forEach(phone -> phone.says("rostrum-questions", STAFF));
        ann.find("[data-question=qstaff] [data-do=upvote]").click();
        others.forEach(peer -> peer.upvote("qstaff", true));
        assertThat(projector.locator("[data-question=qstaff] .up")).hasText("10");
        moderator.focus("qstaff");
        moderator.press("s");
        assertThat(projector.locator("[data-spotlight]")).containsText(STAFF);
        assertThat(speaker.locator("[data-spotlight=qstaff] .text")).hasText(STAFF);
        assertThat(speaker.locator(".next [data-question] .text")).hasText(VILLAGE);
        cat.scores(10, 9, 8, 9);
        shoot("4-questions");
        Meeting.pictureForReadme(moderator.page(), "moderator");
        Meeting.pictureForReadme(speaker, "speaker");
        Meeting.pictureForReadme(projector, "projector-question");
        moderator.press("x");
        second.sees("qstaff", "answered");
    }

    private void the_reviewer_remarks() {
        reviewer.locator("[data-remark]").fill(REMARK);
        reviewer.locator("[data-do=ready]").click();
        see(reviewer, "[data-state=ready]");
        assertThat(ann.find("main")).not().containsText(REMARK);
        next("remark");
        see(reviewer, "[data-state=published]");
        assertThat(projector.locator("main")).containsText(REMARK);
        ann.says("[data-remark]", REMARK);
        shoot("5-remark");
    }

    private void the_result_is_revealed() {
        next("reveal");
        assertThat(projector.locator("[data-overall]")).hasText("8.03");
        phones().forEach(phone -> phone.says("[data-result=values] dd", "8.03"));
        assertThat(reviewer.locator("[data-result-of='1']")).containsText("8.03");
        shoot("6-reveal");
        Meeting.pictureForReadme(projector, "projector");
    }

    private void the_second_talk_is_held_after_a_break() {
        moderator.find("[data-phase-button=break]").click();
        see(projector, "main[data-phase=break]");
        next("talk");
        phones().forEach(phone -> phone.says("main[data-phase=talk]", SECOND));
        assertThat(speaker.locator("h1")).hasText(SECOND);
        assertThat(reviewer.locator("[data-talk-head='2'] h1")).hasText(SECOND);
        next("scoring");
        ann.find("section[data-talk='2'] [data-box=open]").waitFor();
        ann.choosesAll(7, 7, 7, 7);
        ann.presses("send");
        ann.isPromised("saved");
        next("questions");
        next("remark");
        next("reveal");
        // One ballot is under the minimum: nobody sees a value.
        assertThat(projector.locator("[data-overall]")).hasCount(0);
        shoot("7-second");
    }

    private void the_evening_ends() {
        next("closed");
        phones().forEach(phone -> phone.says("main[data-phase=closed] h1", "感谢参加"));
        assertThat(projector.locator("main[data-phase=closed]")).containsText("8.03");
        assertThat(speaker.locator(".over")).isVisible();
        moderator.sees("[data-next=none]");
        second.isToldNothing();
        shoot("8-closed");
    }

    private void next(String phase) {
        moderator.find("[data-next=" + phase + "]").click();
        see(second.page(), "main[data-phase=" + phase + "]");
        see(projector, "main[data-phase=" + phase + "]");
    }

    private List<Phone> phones() {
        return List.of(ann, ben, cat);
    }

    private static void see(Page page, String selector) {
        assertThat(page.locator(selector).first()).isVisible();
    }

    private void shoot(String name) {
        Meeting.picture(projector, "evening-" + name + "-projector");
        Meeting.picture(moderator.page(), "evening-" + name + "-moderator");
        Meeting.picture(speaker, "evening-" + name + "-speaker");
        Meeting.picture(reviewer, "evening-" + name + "-reviewer");
        Meeting.picture(ann.page(), "evening-" + name + "-phone");
        Meeting.picture(cat.page(), "evening-" + name + "-other-phone");
    }
}
