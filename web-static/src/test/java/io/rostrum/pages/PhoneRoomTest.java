package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The phone follows the room: whoever comes, comes back or wakes up sees what is going on now. */
class PhoneRoomTest {
    private static final String WIFI = "JIGUAN-2F";
    private static final String TITLE = "实干为要、创新为魂：人工智能与国家安全工作";
    private static final long NAP = 4_000;

    /** Notes whether a word about a lost connection was ever to be seen. */
    private static final String WATCH = """
            () => {
              window.complained = [];
              const since = performance.now();
              const look = () => {
                const word = document.querySelector('.banner, [data-away]');
                if (word) window.complained.push(`${Math.round(performance.now() - since)} ms: ${word.outerHTML}`);
              };
              new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
              window.longestPause = 0;
              let before = since;
              setInterval(() => {
                window.longestPause = Math.max(window.longestPause, performance.now() - before);
                before = performance.now();
              }, 100);
            }
            """;

    @RegisterExtension
    private final Meeting meeting = new Meeting("--wifi", WIFI);

    private final Peer desk = meeting.desk();

    @Test
    void who_comes_late_lands_on_the_step_where_the_room_is() {
        lands("lobby", "[data-planned='1']");
        desk.move("talk");
        lands("talk", "[data-box=new]");
        desk.move("scoring");
        lands("scoring", "[data-box=open] [data-do=send]");
        IntStream.range(0, 5).forEach(i -> meeting.voter().score(9 - i, 8, 7, 6));
        meeting.voter().asks("qa", "这套做法需要增加人手吗？");
        desk.spotlight("qa");
        desk.close(Peer.SCORED);
        desk.move("questions");
        lands("questions", "[data-spotlight][data-question=qa]").says("[data-box=closed]", "评分已经结束。共 5 人评分。");
        the_second_half();
    }

    private void the_second_half() {
        desk.move("remark");
        lands("remark", "[data-remark=none]");
        Peer reviewer = meeting.reviewing();
        reviewer.say("Remark", Map.of("talk", "1", "text", "选题贴近实际，数据扎实。", "ready", true));
        lands("remark", "[data-remark='']").says("[data-remark='']", "选题贴近实际");
        desk.move("reveal");
        lands("reveal", "[data-result=values]").says("[data-remark]", "选题贴近实际");
        desk.say("Move", Map.of("phase", "break"));
        lands("break", "main h1").says("main", "休息一会儿");
        desk.say("Move", Map.of("phase", "closed"));
        Phone last = lands("closed", "[data-planned='1'] [data-scored='5']");
        last.says("h1", "感谢参加");
        last.says("[data-scored]", "5 人已评分");
        last.seesNo("[data-ask]");
    }

    private Phone lands(String phase, String selector) {
        Phone phone = meeting.phone(360, 640);
        phone.sees("main[data-phase=" + phase + "]");
        phone.sees(selector);
        phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Accessible.check(phone.page(), phase + ", in the dark");
        Meeting.picture(phone.page(), "phone-late-" + phase + "-dark");
        phone.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        Accessible.check(phone.page(), phase);
        Layout.fitsAnyPhone(phone.page());
        Meeting.picture(phone.page(), "phone-late-" + phase);
        return phone;
    }

    @Test
    void the_wifi_is_named_at_the_door_in_the_lobby_and_when_the_connection_is_lost() {
        meeting.watch().excuseLostConnections();
        Phone atTheDoor = meeting.blankPhone(360, 640, meeting.links().base());
        atTheDoor.page().navigate(meeting.links().base() + "/");
        atTheDoor.says("[data-wifi]", "会场 Wi-Fi：" + WIFI);
        Meeting.picture(atTheDoor.page(), "phone-entry-wifi");
        Cable cable = meeting.cable();
        Phone phone = meeting.phone(cable);
        phone.says(".hero [data-wifi]", "会场 Wi-Fi：" + WIFI);
        Accessible.check(phone.page(), "lobby, with the Wi-Fi");
        cable.cut();
        phone.says(".banner [data-wifi]", "请连回 Wi-Fi “" + WIFI + "”；手机提示“无法上网”时，也请保持连接。");
        Accessible.check(phone.page(), "offline");
        Meeting.picture(phone.page(), "phone-offline-wifi");
        cable.mend();
        phone.seesNo(".banner");
    }

    @Test
    void a_phone_that_slept_through_a_whole_phase_wakes_to_the_truth_and_complains_of_nothing() throws Exception {
        meeting.watch().excuseLostConnections();
        Cable cable = meeting.cable();
        desk.move("scoring");
        Phone phone = meeting.phone(cable);
        phone.sees("[data-box=open]");
        phone.chooses("conception", 9);
        phone.page().evaluate(WATCH);
        pages(phone, "STOP");
        try {
            a_whole_phase_passes();
            cable.cut();
            cable.mend();
        } finally {
            pages(phone, "CONT");
        }
        phone.sees("main[data-phase=questions]");
        phone.says("[data-talk-head='1'] h1", TITLE);
        phone.says("[data-box=closed]", "评分已经结束。共 1 人评分。");
        phone.sees("[data-question=qa][data-spotlight]");
        assertThat(phone.page().evaluate("window.longestPause >= " + NAP)).isEqualTo(true);
        assertThat(phone.page().evaluate("window.complained")).isEqualTo(List.of());
        Meeting.picture(phone.page(), "phone-woken");
    }

    /** Stops the processes that run pages, as a phone does when it sleeps, or lets them go on; the browser has no word for it that works. */
    private static void pages(Phone phone, String signal) throws Exception {
        CDPSession browser = phone.page().context().browser().newBrowserCDPSession();
        for (JsonElement process : browser.send("SystemInfo.getProcessInfo").getAsJsonArray("processInfo")) {
            JsonObject its = process.getAsJsonObject();
            if (its.get("type").getAsString().equals("renderer")) {
                new ProcessBuilder("kill", "-" + signal, its.get("id").getAsString())
                        .start()
                        .waitFor();
            }
        }
        browser.detach();
    }

    private void a_whole_phase_passes() {
        meeting.voter().score(9, 8, 7, 6);
        String round = desk.item("talk/1").path("round").asText();
        desk.say("Open", Map.of("box", "talk/1", "round", round, "closesAt", System.currentTimeMillis() + NAP));
        desk.awaits("talk/1", talk -> talk.path("box").asText().equals("closed"));
        meeting.voter().asks("qa", "这套做法需要增加人手吗？");
        desk.spotlight("qa");
        desk.move("questions");
    }

    @Test
    void who_reads_below_is_not_torn_away_and_who_does_nothing_is_taken_along() {
        desk.move("scoring");
        Phone typing = meeting.phone(360, 640);
        typing.sees("[data-box=open]");
        typing.find("[data-ask]").fill("数据不出内网的前提下，模型");
        double before = typing.box("[data-ask]").y();
        desk.move("remark");
        typing.says("[data-do=follow]", "现在：点评");
        assertThat(typing.box("[data-ask]").y()).isCloseTo(before, within(1.0));
        Meeting.picture(typing.page(), "phone-not-torn-away");
        typing.presses("follow");
        typing.seesNo("[data-do=follow]");
        assertThat(typing.page().evaluate("scrollY")).isEqualTo(0);
        assertThat(typing.find("[data-ask]")).hasValue("数据不出内网的前提下，模型");
    }
}
