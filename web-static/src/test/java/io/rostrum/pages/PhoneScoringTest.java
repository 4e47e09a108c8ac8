package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Scoring with a thumb on a small phone. */
class PhoneScoringTest {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;
    private static final int FINGERTIP = 24;
    private static final int FINGER = 40;
    private static final long MINUTE = 60_000;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();

    @Test
    void the_four_criteria_fit_on_one_small_screen_while_the_room_scores_and_asks() {
        Phone phone = meeting.phone(WIDTH, HEIGHT);
        desk.move("scoring");
        meeting.voter().score(9, 8, 7, 6);
        phone.says("[data-turnout='1']", "1 人已评分");
        everything_is_in_sight_and_large_enough(phone);

        phone.scores(9, 8, "skip", 10);
        phone.isPromised("saved");
        desk.say("Open", Map.of("box", "talk/1", "round", round(), "closesAt", System.currentTimeMillis() + MINUTE));
        phone.sees("[data-countdown=running]");
        desk.move("questions");
        phone.sees("main[data-phase=questions]");
        everything_is_in_sight_and_large_enough(phone);
        assertThat(phone.box("[data-state=saved]").isWithin(WIDTH, HEIGHT)).isTrue();
        assertThat(phone.page().evaluate("scrollY")).isEqualTo(0);
        Meeting.picture(phone.page(), "phone-scoring-small");
    }

    @Test
    void a_phone_on_its_side_keeps_what_sends_the_scores_in_sight() {
        desk.move("scoring");
        Phone phone = meeting.phone(/* width= */ HEIGHT, /* height= */ WIDTH);
        phone.sees("[data-box=open]");
        Box send = phone.box("[data-do=send]");
        assertThat(send.isWithin(HEIGHT, WIDTH)).isTrue();
        assertThat(targets().map(phone::box)).hasSize(40).noneMatch(send::meets);
        phone.scores(9, 8, "skip", 10);
        phone.isPromised("saved");
        assertThat(phone.box("[data-state=saved]").isWithin(HEIGHT, WIDTH)).isTrue();
        Meeting.picture(phone.page(), "phone-on-its-side");
    }

    private String round() {
        return desk.item("talk/1").path("round").asText();
    }

    private static void everything_is_in_sight_and_large_enough(Phone phone) {
        List<Box> numbers = targets().map(phone::box).toList();
        assertThat(numbers).hasSize(40).allSatisfy(box -> {
            assertThat(box.isWithin(WIDTH, HEIGHT)).isTrue();
            assertThat(box.width()).isGreaterThanOrEqualTo(FINGERTIP);
            assertThat(box.height()).isGreaterThanOrEqualTo(FINGER);
        });
        for (String criterion : Phone.CRITERIA) {
            Box skip = phone.box("[data-criterion=" + criterion + "] .skip input");
            assertThat(skip.height()).isGreaterThanOrEqualTo(FINGER - 1);
            assertThat(numbers).noneMatch(skip::meets);
        }
        assertThat(phone.box("[data-do=send]").isWithin(WIDTH, HEIGHT)).isTrue();
        assertThat(phone.page().evaluate("document.scrollingElement.scrollWidth"))
                .isEqualTo(WIDTH);
    }

    private static Stream<String> targets() {
        return Phone.CRITERIA.stream()
                .flatMap(criterion -> IntStream.rangeClosed(1, 10)
                        .mapToObj(value -> "[data-criterion=" + criterion + "] .value:nth-child(" + value + ")"));
    }

    @Test
    void what_is_chosen_stands_large_beside_its_criterion_and_survives_a_reload() {
        desk.move("scoring");
        Phone phone = meeting.phone(WIDTH, HEIGHT);
        phone.sees("[data-box=open]");
        phone.chooses("conception", 9);
        phone.chooses("fit", "skip");
        assertThat(phone.find("[data-criterion=conception] .chosen")).hasText("9");
        assertThat(phone.find("[data-criterion=fit] .chosen")).isEmpty();
        phone.find("[data-ask]").fill("这套做法");

        phone.page().reload();
        assertThat(phone.find("[data-criterion=conception] .chosen")).hasText("9");
        assertThat(phone.choice("fit", "skip")).isChecked();
        phone.says("[data-left='2']", "还有 2 项没有选择");
        assertThat(phone.find("[data-ask]")).hasValue("这套做法");
    }

    @Test
    void scoring_is_done_with_the_keyboard_alone() {
        desk.move("scoring");
        Phone phone = meeting.phone();
        phone.sees("[data-box=open]");
        for (String criterion : Phone.CRITERIA) {
            phone.choice(criterion, 1).focus();
            phone.page().keyboard().press("Space");
            phone.page().keyboard().press("ArrowRight");
            assertThat(phone.find("[data-criterion=" + criterion + "] .chosen")).hasText("2");
        }
        phone.page().keyboard().press("Tab");
        assertThat(phone.find("[data-do=send]")).isFocused();
        phone.page().keyboard().press("Enter");
        phone.isPromised("saved");
    }

    @Test
    void the_time_that_is_left_is_counted_down_and_the_end_moves_nothing_under_the_finger() {
        desk.move("scoring");
        Phone scored = meeting.phone();
        Phone pondering = meeting.phone();
        scored.scores(9, 8, 7, 6);
        scored.isPromised("saved");
        pondering.sees("[data-box=open]");
        meeting.voter().asks("qa", "这套做法需要增加人手吗？");
        desk.awaits("question/qa", question -> question.has("text"));
        List<Phone> phones = List.of(scored, pondering);
        phones.forEach(phone -> phone.sees("[data-question=qa]"));
        double before = scored.box("[data-question=qa]").y();
        double beforeToo = pondering.box("[data-question=qa]").y();

        desk.say("Open", Map.of("box", "talk/1", "round", round(), "closesAt", System.currentTimeMillis() + MINUTE));
        scored.says("[data-countdown=running]", "还剩 0:5");
        desk.close(Peer.SCORED);
        scored.says("[data-box=closed]", "评分已经结束。共 1 人评分。");
        scored.says("[data-state=counted]", "宣讲内容立意 9");
        pondering.says("[data-box=closed]", "评分已经结束。共 1 人评分。");
        phones.forEach(phone -> {
            phone.seesNo("[data-countdown]");
            assertThat(phone.choice("conception", 5)).isDisabled();
        });
        assertThat(scored.box("[data-question=qa]").y()).isEqualTo(before);
        assertThat(pondering.box("[data-question=qa]").y()).isEqualTo(beforeToo);
        Accessible.check(scored.page(), "closed, standing");
        Meeting.picture(scored.page(), "phone-closed-standing");
    }
}
