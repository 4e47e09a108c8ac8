package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Codes and keys, right ones and wrong ones. */
class WayInTest {
    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final String base = meeting.links().base();
    private final String code = meeting.links().code();
    private final String wrong = code.equals("000000") ? "000001" : "000000";

    @Test
    void a_wrong_code_gets_a_kind_page_and_the_right_one_still_leads_in() {
        meeting.watch().excuse("status of 404");
        Phone phone = meeting.blankPhone(390, 844, base);
        phone.page().navigate(base + "/");
        phone.find("[data-code]").fill(wrong);
        phone.presses("enter");
        phone.says("[data-word='entry.wrong']", "没有这个代码。");
        Meeting.picture(phone.page(), "wrong-code-phone");

        var reply = Objects.requireNonNull(phone.page().navigate(base + "/s/" + wrong));
        assertThat(reply.status()).isEqualTo(404);
        phone.says("[data-word='entry.wrong']", "请核对大屏幕上的六位数字。");
        phone.find("[data-code]").fill(code);
        phone.presses("enter");
        phone.sees("main[data-phase=lobby]");
    }

    @Test
    void a_wrong_key_gets_a_kind_word_and_none_at_all_another() {
        meeting.watch().excuse("status of 403");
        Page wrongKey = meeting.shown(1280, 800, base + "/moderator/" + code + "#key=not-the-key");
        assertThat(wrongKey.locator("[data-away=WRONG_KEY]")).containsText("链接已失效");
        assertThat(wrongKey.url()).isEqualTo(base + "/moderator/" + code);
        Meeting.picture(wrongKey, "wrong-key-moderator");

        Page noKey = meeting.shown(1280, 800, base + "/screen/" + code);
        assertThat(noKey.locator("[data-away=NO_KEY]")).containsText("需要专用链接");
        Meeting.picture(noKey, "no-key-projector");
    }

    @Test
    void a_key_leaves_the_address_bar_and_a_reload_still_works() {
        Page moderator = meeting.moderator();
        assertThat(moderator.locator("[data-phase-button=lobby]")).isVisible();
        assertThat(moderator.url()).isEqualTo(base + "/moderator/" + code);
        moderator.reload();
        assertThat(moderator.locator("[data-phase-button=lobby]")).isVisible();
        assertThat(moderator.evaluate("history.length")).isEqualTo(2);
    }
}
