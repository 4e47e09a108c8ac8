package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Axe finds nothing, on any page, in any of its main states, in either language. */
class AccessibilityTest {
    private static final int QUESTIONS = 40;
    private static final int EACH = 3;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();

    @Test
    void axe_finds_nothing_on_the_ways_in() {
        meeting.watch().excuse("status of 40");
        String base = meeting.links().base();
        Phone phone = meeting.blankPhone(390, 844, base);
        phone.page().navigate(base + "/");
        phone.sees("[data-code]");
        Accessible.check(phone.page(), "entry");
        phone.page().navigate(base + "/s/" + (meeting.links().code().equals("000000") ? "000001" : "000000"));
        phone.sees("[data-word='entry.wrong']");
        Accessible.check(phone.page(), "missing");
        Page away =
                meeting.shown(1280, 800, base + "/moderator/" + meeting.links().code() + "#key=wrong");
        assertThat(away.locator("[data-away]")).isVisible();
        Accessible.check(away, "wrong key");
    }

    @Test
    void axe_finds_nothing_on_the_phone() {
        meeting.watch().excuseLostConnections();
        Cable cable = meeting.cable();
        Phone phone = meeting.phone(cable);
        phone.sees("main[data-phase=lobby]");
        Accessible.check(phone.page(), "lobby");
        scoring_on(phone);
        questions_on(phone);
        result_on(phone);
        cable.cut();
        phone.sees(".banner");
        Accessible.check(phone.page(), "offline");
    }

    private void scoring_on(Phone phone) {
        desk.move("scoring");
        phone.sees("[data-box=open]");
        Accessible.check(phone.page(), "scoring, empty");
        phone.chooses("conception", 9);
        phone.chooses("analysis", "skip");
        Accessible.check(phone.page(), "scoring, half");
        phone.chooses("fit", 8);
        phone.chooses("guidance", 7);
        phone.presses("send");
        phone.isPromised("saved");
        Accessible.check(phone.page(), "scoring, saved");
    }

    private void questions_on(Phone phone) {
        meeting.voter().asks("qa", "这套做法需要增加人手吗？");
        meeting.voter().asks("qb", "与公安的平台怎么对接？");
        desk.spotlight("qa");
        desk.move("questions");
        phone.asks("数据不出内网的前提下，模型怎么更新？");
        phone.sees("[data-state=asked]");
        phone.find("[data-question=qb] [data-do=upvote]").click();
        assertThat(phone.find("[data-question=qb] .count")).hasText("1");
        Accessible.check(phone.page(), "questions");
    }

    private void result_on(Phone phone) {
        IntStream.range(0, 5).forEach(i -> meeting.voter().score(9 - i, 8, 7, 6));
        desk.close(Peer.SCORED);
        phone.isPromised("counted");
        Accessible.check(phone.page(), "closed");
        desk.reveal(Peer.SCORED);
        phone.sees("[data-result=values]");
        Accessible.check(phone.page(), "revealed");
    }

    @Test
    void axe_finds_nothing_on_the_projector_and_on_the_private_pages() {
        List<Peer> voters = Stream.generate(meeting::voter)
                .limit((QUESTIONS + EACH - 1) / EACH)
                .toList();
        Page projector = meeting.projector();
        assertThat(projector.locator("main[data-phase=lobby]")).isVisible();
        Accessible.check(projector, "projector, lobby");

        desk.move("scoring");
        voters.forEach(voter -> voter.score(9, 8, 7, 6));
        for (int i = 0; i < QUESTIONS; i++) {
            voters.get(i / EACH).asks("q" + i, "第 " + i + " 问：对 60 岁以上村民，什么形式最有效？");
        }
        assertThat(projector.locator(".tally[data-turnout='14'] [data-overall]"))
                .isVisible();
        Accessible.check(projector, "projector, scoring");
        desk.spotlight("q7");
        assertThat(projector.locator(".spotlight")).isVisible();
        Accessible.check(projector, "projector, question");
        the_private_pages();
    }

    private void the_private_pages() {
        Page moderator = meeting.moderator();
        assertThat(moderator.locator(".lane[data-lane=shown] [data-question]")).hasCount(QUESTIONS);
        Accessible.check(moderator, "moderator");
        Meeting.picture(moderator, "forty-questions-moderator");
        Page speaker = meeting.speaker();
        assertThat(speaker.locator(".spotlight")).isVisible();
        Accessible.check(speaker, "speaker");
        Meeting.picture(speaker, "speaker");
        Page reviewer = meeting.reviewer();
        assertThat(reviewer.locator("[data-remark]")).isVisible();
        Accessible.check(reviewer, "reviewer");
        Meeting.picture(reviewer, "reviewer");
    }
}
