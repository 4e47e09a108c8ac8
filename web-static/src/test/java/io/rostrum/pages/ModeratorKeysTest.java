package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A moderator works the queue with nothing but the keyboard. */
class ModeratorKeysTest {
    private static final int REASONS = 5;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Peer one = meeting.voter();
    private final Peer two = meeting.voter();
    private final ModeratorPage moderator = new ModeratorPage(meeting.moderator());

    @BeforeEach
    void three_questions_wait() {
        desk.say("Review", Map.of("on", true));
        desk.move("talk");
        one.asks("qa", "数据不出内网，那模型怎么升级？");
        one.asks("qb", "这套做法需要增加人手吗？");
        one.asks("qc", "与公安的平台怎么对接？");
        moderator.seesLane("new", 3);
    }

    @Test
    void each_key_does_what_its_button_says() {
        moderator.press("j");
        moderator.isAt("qa");
        moderator.press("j", "k", "j");
        moderator.isAt("qb");
        moderator.press("a");
        moderator.sees("qb", "shown");
        moderator.isAt("qc");
        moderator.press("d", "2");
        moderator.sees("qc", "declined");
        assertThat(moderator.find(ModeratorPage.card("qc") + " .meta")).containsText("与主题无关");
        moderator.isAt("qa");
        moderator.press("ArrowRight");
        moderator.isAt("qb");
        moderator.press("s");
        assertThat(moderator.find("[data-question=qb][data-spotlight]")).isVisible();
        moderator.press("x");
        moderator.sees("qb", "answered");
        moderator.press("ArrowRight");
        moderator.isAt("qb");
        moderator.press("s");
        assertThat(moderator.find("[data-spotlight]")).hasCount(0);
        moderator.press("r");
        moderator.sees("qb", "shown");
        moderator.press("u");
        moderator.sees("qb", "answered");
        moderator.isAt("qb");
    }

    @Test
    void each_reason_has_its_number() {
        two.asks("qd", "能否把今天的材料发到各处室？");
        two.asks("qe", "讲得太快了，第三点能再说一遍吗？");
        moderator.seesLane("new", REASONS);
        moderator.press("j");
        List<String> reasons = List.of("已有相同的提问", "与主题无关", "表述不够清楚", "措辞不够友善", "其他原因");
        List<String> questions = List.of("qa", "qb", "qc", "qd", "qe");
        for (int i = 0; i < REASONS; i++) {
            moderator.isAt(questions.get(i));
            moderator.press("d");
            assertThat(moderator.find("[data-reason=duplicate]")).isFocused();
            moderator.press(Integer.toString(i + 1));
            assertThat(moderator.find(ModeratorPage.card(questions.get(i)) + " .meta"))
                    .containsText(reasons.get(i));
        }
        moderator.seesLane("declined", REASONS);
        assertThat(moderator.find(".lane[data-lane=new]")).isFocused();
    }

    @Test
    void a_question_is_worded_anew_and_keeps_its_original() {
        moderator.press("j", "e");
        Locator words = moderator.find("rostrum-wording textarea");
        assertThat(words).isFocused();
        words.fill("模型怎么升级？");
        moderator.press("Escape");
        moderator.isAt("qa");
        assertThat(moderator.find("[data-question=qa] .text")).hasText("数据不出内网，那模型怎么升级？");
        moderator.press("e");
        words.fill("模型怎么升级？");
        moderator.press("Enter");
        assertThat(moderator.find("[data-question=qa] .text")).hasText("模型怎么升级？");
        assertThat(moderator.find("[data-question=qa] .meta")).containsText("原文：数据不出内网，那模型怎么升级？");
        moderator.isAt("qa");
        moderator.press("u");
        assertThat(moderator.find("[data-question=qa] .meta")).hasCount(0);
    }

    @Test
    void a_question_asked_aloud_is_shown_at_once() {
        moderator.press("q");
        Locator words = moderator.find(".aloud textarea");
        assertThat(words).isFocused();
        words.fill("后排听不清，能否再说一遍？");
        moderator.press("Enter");
        assertThat(moderator.find(".lane[data-lane=shown] .text")).hasText("后排听不清，能否再说一遍？");
        assertThat(words).hasCount(0);
        assertThat(moderator.find("[data-do=aloud]")).isFocused();
    }

    @Test
    void a_search_shows_what_is_looked_for_and_gives_the_keys_back() {
        moderator.press("/");
        assertThat(moderator.find("[data-search]")).isFocused();
        moderator.page().keyboard().type("公安");
        assertThat(moderator.find("[data-question]")).hasCount(1);
        moderator.press("Enter");
        moderator.isAt("qc");
        moderator.press("a");
        moderator.sees("qc", "shown");
        moderator.press("/", "Escape");
        moderator.seesLane("new", 2);
    }

    @Test
    void no_key_fires_while_somebody_types_or_means_the_browser() {
        moderator.press("j", "Control+a", "Alt+d", "Meta+x");
        moderator.press("q");
        moderator.page().keyboard().type("adsxreujk?/ 1");
        assertThat(moderator.find(".aloud textarea")).hasValue("adsxreujk?/ 1");
        moderator.press("Escape");
        moderator.focus("qa");
        moderator.seesLane("new", 3);
        assertThat(moderator.find("dialog[open]")).hasCount(0);
    }

    @Test
    void a_composed_character_neither_fires_a_key_nor_sends_the_form() {
        moderator.press("q");
        CDPSession input = moderator.page().context().newCDPSession(moderator.page());
        input.send("Input.imeSetComposition", composing("ni hao"));
        moderator.find(".aloud textarea").dispatchEvent("keydown", Map.of("key", "Enter", "isComposing", true));
        moderator.find(".aloud textarea").dispatchEvent("keydown", Map.of("key", "Escape", "keyCode", 229));
        input.send("Input.insertText", text("你好"));
        assertThat(moderator.find(".aloud textarea")).hasValue("你好");
        moderator.press("Escape");
        moderator.focus("qa");
        moderator.find(ModeratorPage.card("qa")).dispatchEvent("keydown", Map.of("key", "a", "isComposing", true));
        moderator.find(ModeratorPage.card("qa")).dispatchEvent("keydown", Map.of("key", "d", "keyCode", 229));
        moderator.sees("qa", "new");
        assertThat(moderator.find("[data-reason]")).hasCount(0);
    }

    private static JsonObject composing(String text) {
        JsonObject fields = text(text);
        fields.addProperty("selectionStart", text.length());
        fields.addProperty("selectionEnd", text.length());
        return fields;
    }

    private static JsonObject text(String text) {
        var fields = new JsonObject();
        fields.addProperty("text", text);
        return fields;
    }

    @Test
    void the_help_names_every_key_and_closes_again() {
        moderator.press("j", "?");
        moderator.sees("dialog[open]");
        assertThat(moderator.find("dialog .keys > div")).hasCount(16);
        moderator.press("a", "Escape");
        assertThat(moderator.find("dialog[open]")).hasCount(0);
        moderator.isAt("qa");
        moderator.sees("qa", "new");
    }

    @Test
    void tab_finds_one_card_in_each_lane_and_its_buttons() {
        moderator.press("j", "j", "Tab");
        assertThat(moderator.find("[data-question=qb] [data-do=show]")).isFocused();
        moderator.press("Tab", "Tab");
        assertThat(moderator.find("[data-question=qb] [data-do=reword]")).isFocused();
        moderator.press("Tab");
        assertThat(moderator.find(".lane[data-lane=shown] [data-order]")).isFocused();
        moderator.press("Shift+Tab", "Shift+Tab", "Shift+Tab", "Enter");
        moderator.sees("qb", "shown");
        moderator.isAt("qc");
    }
}
