package io.rostrum.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person has half done stays as it is, whatever comes in. */
class HalfDoneTest {
    private static final String HALF_TYPED = "数据不出内网的前提下，模型";
    private static final int CARET = 5;
    private static final int VOTERS = 25;
    private static final int CHANGES = 10;

    /** Looks at every frame that the browser draws, so that a flicker is seen too. */
    private static final String WATCH = """
            () => {
              const text = document.querySelector('[data-ask]');
              const look = () => JSON.stringify({
                there: text.isConnected, focused: document.activeElement === text, value: text.value,
                caret: [text.selectionStart, text.selectionEnd], scrolled: scrollY, top: Math.round(text.getBoundingClientRect().top),
                chosen: [...document.querySelectorAll('input:checked')].map(({ name, value }) => name + value),
              });
              const before = look();
              window.disturbed = [];
              const frame = () => {
                if (look() !== before) window.disturbed.push(before + ' became ' + look());
                requestAnimationFrame(frame);
              };
              frame();
            }
            """;

    @RegisterExtension
    private final Meeting meeting = new Meeting();

    private final Peer desk = meeting.desk();
    private final Phone phone = meeting.phone();

    @Test
    void hundreds_of_updates_touch_neither_a_half_filled_ballot_nor_a_half_typed_question() {
        desk.move("scoring");
        phone.sees("[data-box=open]");
        phone.chooses("conception", 9);
        phone.chooses("fit", "skip");
        phone.find("[data-ask]").fill(HALF_TYPED);
        phone.find("[data-ask]").evaluate("(text, caret) => text.setSelectionRange(caret, caret)", CARET);
        phone.page().evaluate("scrollBy(0, 40)");
        phone.page().evaluate(WATCH);

        List<Peer> voters =
                IntStream.range(0, VOTERS).mapToObj(_ -> meeting.voter()).toList();
        for (int i = 0; i < VOTERS; i++) {
            stir(voters, i);
            phone.says("[data-turnout='%d']".formatted(i + 1), (i + 1) + " 人已评分");
        }

        phone.says("[data-do=all]", "显示全部 " + VOTERS + " 条");
        assertThat(phone.page().evaluate("window.disturbed")).isEqualTo(List.of());
        phone.find("[data-ask]").pressSequentially("怎么");
        assertThat(phone.find("[data-ask]").inputValue()).isEqualTo("数据不出内怎么网的前提下，模型");
        Meeting.picture(phone.page(), "half-done-phone");
    }

    /** One more scores and changes that again and again, asks, and votes up what was asked before. */
    private static void stir(List<Peer> voters, int number) {
        Peer voter = voters.get(number);
        for (int change = 0; change < CHANGES; change++) {
            voter.score(1 + change, 10 - change, 1 + change, 5);
        }
        voter.asks("q" + number, "第 " + number + " 问：这套做法需要增加人手吗？");
        for (int asked = Math.max(0, number - 5); asked < number; asked++) {
            voter.upvote("q" + asked, true);
        }
    }
}
