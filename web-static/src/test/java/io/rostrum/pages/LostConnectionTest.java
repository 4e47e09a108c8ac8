package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection goes, and what was said on a phone does not. */
class LostConnectionTest {
    private static final Pattern COUNTDOWN = Pattern.compile("连接断开了。.*\\d+ 秒后重试.*", Pattern.DOTALL);
    private static final String KEPT =
            "Object.keys(localStorage).filter((name) => name.includes('.ballot.talk/1@')).length";

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Cable cable = meeting.cable();
    private final Peer desk = meeting.desk();

    @Test
    void a_vote_made_offline_waits_survives_a_reload_and_arrives_once() {
        meeting.watch().excuseLostConnections();
        desk.move("scoring");
        Phone phone = meeting.phone(cable);
        phone.sees("[data-box=open]");

        phone.page().context().setOffline(true);
        cable.cut();
        phone.sees(".banner");
        phone.scores(9, 8, 10, 7);
        phone.says("[data-state=waiting]", "已留在这部手机上，连接恢复后会自动提交。");
        phone.seesNo("[data-state=saved]");
        Meeting.picture(phone.page(), "offline-phone");

        cable.cutButForPages();
        phone.page().context().setOffline(false);
        phone.page().reload();
        phone.sees(".banner");
        phone.says("main.message [data-state=waiting]", "已留在这部手机上");
        assertThat(phone.page().evaluate(KEPT)).isEqualTo(1);
        Meeting.picture(phone.page(), "offline-reloaded-phone");

        cable.mend();
        phone.isPromised("saved");
        phone.seesNo(".banner");
        arrived_once();
    }

    private void arrived_once() {
        desk.awaits("tally/talk/1", tally -> tally.path("turnout").asInt() == 1);
        for (int i = 0; i < 4; i++) {
            meeting.voter().score(5, 5, 5, 5);
        }
        desk.awaits("tally/talk/1", tally -> tally.path("turnout").asInt() == 5);
        assertThat(desk.item("tally/talk/1").at("/counts/audience/conception").toString())
                .isIn("{\"5\":4,\"9\":1}", "{\"9\":1,\"5\":4}");
    }

    @Test
    void after_a_restart_the_phones_come_back_by_themselves_and_nothing_is_lost() {
        meeting.watch().excuseLostConnections();
        desk.move("scoring");
        Phone changing = meeting.phone();
        Phone content = meeting.phone();
        Page projector = meeting.projector();
        List.of(changing, content).forEach(phone -> {
            phone.scores(9, 8, 10, 7);
            phone.isPromised("saved");
        });

        meeting.rostrum().kill();
        assertThat(content.find(".banner")).hasText(COUNTDOWN);
        assertThat(projector.locator("[data-lost]")).isVisible();
        changing.chooses("conception", 4);
        changing.presses("send");
        changing.isPromised("waiting");
        Meeting.picture(projector, "restart-projector");

        meeting.rostrum().startAgain();
        List.of(changing, content).forEach(phone -> {
            phone.isPromised("saved");
            phone.seesNo(".banner");
        });
        assertThat(projector.locator(".tally")).hasAttribute("data-turnout", "2");
        assertThat(projector.locator("[data-lost]")).isHidden();
        both_count_as_last_said();
    }

    private void both_count_as_last_said() {
        for (int i = 0; i < 3; i++) {
            meeting.voter().score(5, 5, 5, 5);
        }
        Peer deskAgain = meeting.desk();
        deskAgain.awaits("tally/talk/1", tally -> tally.path("turnout").asInt() == 5);
        var counts = deskAgain.item("tally/talk/1").at("/counts/audience/conception");
        assertThat(counts.properties().stream().map(Map.Entry::toString))
                .containsExactlyInAnyOrder("4=1", "9=1", "5=3");
    }

    @Test
    void a_socket_that_is_open_and_dead_is_noticed_when_the_page_wakes_up() {
        meeting.watch().excuseLostConnections();
        desk.move("scoring");
        Map<String, Phone> phones = Map.of(
                "document.dispatchEvent(new Event('visibilitychange'))", meeting.phone(cable),
                "window.dispatchEvent(new Event('pageshow'))", meeting.phone(cable),
                "window.dispatchEvent(new Event('online'))", meeting.phone(cable));
        Phone asleep = meeting.phone(cable);
        asleep.sees("[data-box=open]");
        phones.values().forEach(phone -> phone.sees("[data-box=open]"));

        cable.deaden();
        meeting.voter().score(9, 8, 10, 7);
        phones.forEach((wake, phone) -> phone.page().evaluate(wake));
        phones.values().forEach(phone -> phone.says("[data-turnout='1']", "1 人已评分"));
        assertThat(asleep.find("[data-turnout='0']")).hasCount(1);
        asleep.seesNo(".banner");
    }

    @Test
    void a_change_that_comes_too_late_says_what_counts() {
        desk.move("scoring");
        Phone late = meeting.phone(cable);
        Phone tooLate = meeting.phone(cable);
        Phone pondering = meeting.phone();
        late.scores(9, 8, 10, 7);
        late.isPromised("saved");
        pondering.scores(6, "skip", 7, 8);
        pondering.isPromised("saved");
        tooLate.sees("[data-box=open]");

        pondering.chooses("conception", 1);
        pondering.isPromised("changed");
        cable.hold();
        late.chooses("conception", 3);
        late.presses("send");
        late.isPromised("sending");
        tooLate.scores(1, 1, 1, 1);
        desk.close(Peer.SCORED);
        cable.mend();

        late.says("[data-notice=closed]", "保存的评分仍然有效");
        late.says("[data-state=counted]", "宣讲内容立意 9，");
        tooLate.says("[data-notice=closedUncounted]", "没有计入");
        tooLate.seesNo("[data-state=counted]");
        pondering.says("[data-state=counted]", "宣讲内容立意 6，问题分析精准性 跳过");
        pondering.says("[data-box=closed]", "评分已经结束。");
        pictures_of_lateness(late, tooLate, pondering);
    }

    private static void pictures_of_lateness(Phone late, Phone tooLate, Phone pondering) {
        Meeting.picture(late.page(), "late-change-phone");
        Meeting.picture(tooLate.page(), "too-late-phone");
        Meeting.picture(pondering.page(), "closed-while-pondering-phone");
    }
}
