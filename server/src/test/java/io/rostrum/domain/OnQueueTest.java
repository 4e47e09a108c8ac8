package io.rostrum.domain;

import static io.rostrum.domain.Example.ASKER;
import static io.rostrum.domain.Example.ATTENDEE;
import static io.rostrum.domain.Example.MODERATOR;
import static io.rostrum.domain.Example.QUESTION;
import static io.rostrum.domain.Example.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnQueueTest {
    private final Meeting meeting = new Meeting();

    private static Command.Ask ask(String question, String text) {
        return new Command.Ask(1, new Name.OfQuestion(question), text, null);
    }

    private static Command.Place place(Lane lane, @Nullable Reason reason) {
        return new Command.Place(1, null, QUESTION, lane, reason);
    }

    private static Command.Spotlight spotlight(Name.@Nullable OfQuestion question) {
        return new Command.Spotlight(1, null, question);
    }

    private static Meeting with(Question question) {
        var meeting = new Meeting(Map.of(QUESTION, question));
        if (question.lane().takesUpvotes()) {
            meeting.store.opens(QUESTION, "q1");
        }
        return meeting;
    }

    @Test
    void a_question_waits_for_the_moderator_while_review_is_on() {
        meeting.does(ASKER, new Command.Ask(1, QUESTION, " Why\u0000? ", TALK));
        assertThat(meeting.question())
                .isEqualTo(new Question("Why?", Lane.NEW, null, "1", Example.NOW, ASKER.person(), null, false));
        assertThat(meeting.store.box(QUESTION)).isEqualTo(new BoxStatus(Box.State.OPEN, "q1", null));
    }

    @Test
    void a_question_is_shown_at_once_while_review_is_off() {
        meeting.does(MODERATOR, new Command.Review(1, null, false));
        meeting.does(ASKER, ask("q1", "Why?"));
        assertThat(meeting.question().lane()).isEqualTo(Lane.SHOWN);
        assertThat(meeting.question().wasShown()).isTrue();
    }

    @Test
    void what_a_moderator_asks_for_somebody_aloud_is_shown_at_once() {
        meeting.does(MODERATOR, ask("q1", "Why?"));
        assertThat(meeting.question().lane()).isEqualTo(Lane.SHOWN);
    }

    @Test
    void a_question_asked_twice_is_asked_once_even_after_it_was_worded_anew() {
        meeting.does(ASKER, ask("q1", "Why?"));
        meeting.hasDone(ASKER, ask("q1", "Why?"));
        meeting.does(MODERATOR, new Command.Reword(1, null, QUESTION, "How?"));
        meeting.hasDone(ASKER, ask("q1", "Why?"));
        meeting.refuses(Refusal.CHANGED, ASKER, ask("q1", "When?"));
        meeting.refuses(Refusal.CHANGED, ATTENDEE, ask("q1", "Why?"));
    }

    @Test
    void the_fourth_waiting_question_is_refused_until_one_is_answered_or_withdrawn() {
        meeting.does(ASKER, ask("q1", "Why?"));
        meeting.does(ASKER, ask("q2", "How?"));
        meeting.does(ASKER, ask("q3", "When?"));
        meeting.refuses(Refusal.TOO_MANY, ASKER, ask("q4", "Where?"));
        meeting.does(ATTENDEE, ask("q5", "Who?"));
        meeting.does(MODERATOR, place(Lane.SHOWN, null));
        meeting.refuses(Refusal.TOO_MANY, ASKER, ask("q4", "Where?"));
        meeting.does(MODERATOR, place(Lane.ANSWERED, null));
        meeting.does(ASKER, ask("q4", "Where?"));
        meeting.refuses(Refusal.TOO_MANY, ASKER, ask("q6", "Which?"));
        meeting.does(ASKER, new Command.Withdraw(1, new Name.OfQuestion("q2")));
        meeting.does(ASKER, ask("q6", "Which?"));
    }

    @Test
    void whether_one_may_ask_is_decided_from_ones_own_questions_alone() {
        meeting.does(ASKER, ask("q1", "Why?"));
        meeting.does(ATTENDEE, ask("q2", "How?"));
        assertThat(meeting.does(ASKER, ask("q3", "When?")).reads())
                .containsOnlyKeys(Name.SESSION, QUESTION, new Name.OfQuestion("q3"));
    }

    @Test
    void a_moderator_asks_for_as_many_as_speak_up() {
        for (int i = 1; i <= 5; i++) {
            meeting.does(MODERATOR, ask("q" + i, "Why?"));
        }
    }

    @Test
    void a_question_is_neither_empty_nor_long() {
        meeting.refuses(Refusal.EMPTY, ASKER, ask("q1", " \u0000\n"));
        meeting.refuses(Refusal.TOO_LONG, ASKER, ask("q1", "问".repeat(301)));
        meeting.does(ASKER, ask("q1", "😀".repeat(300)));
    }

    @Test
    void a_question_about_an_unknown_talk_is_refused() {
        meeting.refuses(Refusal.NO_SUCH_ITEM, ASKER, new Command.Ask(1, QUESTION, "Why?", new Name.OfTalk("9")));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void questions_are_taken_in_every_phase_but_closed(Phase phase) {
        var there = new Meeting(Map.of(Name.SESSION, Example.onStage(phase, phase.ofTalk() ? TALK : null)));
        if (phase == Phase.CLOSED) {
            there.refuses(Refusal.CLOSED, ASKER, ask("q1", "Why?"));
        } else {
            there.does(ASKER, ask("q1", "Why?"));
        }
    }

    @Test
    void the_queue_holds_a_thousand_questions() {
        var full = new HashMap<Name, Item>();
        for (int i = 0; i < OnQueue.MAX_QUESTIONS; i++) {
            full.put(new Name.OfQuestion("qq" + i), Example.question(Lane.ANSWERED));
        }
        new Meeting(full).refuses(Refusal.FULL, ATTENDEE, ask("q1", "Why?"));
    }

    @Test
    void a_waiting_question_is_withdrawn_by_its_asker_alone() {
        Meeting waiting = with(Example.question(Lane.NEW));
        var withdraw = new Command.Withdraw(1, QUESTION);
        waiting.refuses(Refusal.NO_SUCH_ITEM, ATTENDEE, withdraw);
        waiting.does(ASKER, withdraw);
        assertThat(waiting.question().lane()).isEqualTo(Lane.WITHDRAWN);
        assertThat(waiting.store.box(QUESTION).state()).isEqualTo(Box.State.CLOSED);
        waiting.hasDone(ASKER, withdraw);
        waiting.refuses(Refusal.CHANGED, MODERATOR, place(Lane.SHOWN, null));
        waiting.refuses(Refusal.NO_SUCH_ITEM, ASKER, new Command.Withdraw(1, new Name.OfQuestion("q9")));
    }

    @Test
    void a_shown_question_is_withdrawn_out_of_the_spotlight() {
        Meeting shown = with(Example.question(Lane.SHOWN));
        shown.does(MODERATOR, new Command.Spotlight(1, null, QUESTION));
        shown.does(ASKER, new Command.Withdraw(1, QUESTION));
        assertThat(shown.question().lane()).isEqualTo(Lane.WITHDRAWN);
        assertThat(shown.session().stage().spotlight()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWERED", "DECLINED"})
    void a_question_that_is_done_with_is_no_longer_withdrawn(Lane lane) {
        with(Example.question(lane)).refuses(Refusal.CHANGED, ASKER, new Command.Withdraw(1, QUESTION));
    }

    @Test
    void a_moderator_places_a_question_in_a_lane() {
        Meeting waiting = with(Example.question(Lane.NEW));
        waiting.does(MODERATOR, place(Lane.SHOWN, Reason.OTHER));
        assertThat(waiting.question()).isEqualTo(Example.question(Lane.NEW).in(Lane.SHOWN, null));
        waiting.hasDone(MODERATOR, place(Lane.SHOWN, null));
        waiting.does(MODERATOR, place(Lane.NEW, null));
        assertThat(waiting.question().wasShown()).isTrue();
        waiting.refuses(
                Refusal.NO_SUCH_ITEM,
                MODERATOR,
                new Command.Place(1, null, new Name.OfQuestion("q9"), Lane.SHOWN, null));
    }

    @Test
    void a_declined_question_tells_why_closes_its_box_and_leaves_the_spotlight_in_one_put() {
        Meeting lit = with(Example.question(Lane.SHOWN));
        lit.does(MODERATOR, spotlight(QUESTION));
        Decision.Put put = lit.does(MODERATOR, place(Lane.DECLINED, Reason.DUPLICATE));
        assertThat(put.writes()).containsOnlyKeys(QUESTION, Name.SESSION);
        assertThat(put.stamps()).contains(QUESTION.tally());
        assertThat(put.boxes()).containsExactly(new Decision.BoxChange.Closes(QUESTION, 0));
        assertThat(lit.question().reason()).isEqualTo(Reason.DUPLICATE);
        assertThat(lit.session().stage().spotlight()).isNull();
        assertThat(lit.store.box(QUESTION).state()).isEqualTo(Box.State.CLOSED);
        lit.hasDone(MODERATOR, place(Lane.DECLINED, Reason.DUPLICATE));
    }

    @Test
    void a_question_taken_back_to_waiting_leaves_the_spotlight_and_an_answered_one_keeps_it() {
        Meeting lit = with(Example.question(Lane.SHOWN));
        lit.does(MODERATOR, spotlight(QUESTION));
        lit.does(MODERATOR, place(Lane.ANSWERED, null));
        assertThat(lit.session().stage().spotlight()).isEqualTo("q1");
        lit.does(MODERATOR, place(Lane.NEW, null));
        assertThat(lit.session().stage().spotlight()).isNull();
    }

    @Test
    void a_declined_question_that_is_shown_after_all_takes_upvotes_again() {
        Meeting declined = with(Example.question(Lane.DECLINED));
        declined.does(MODERATOR, place(Lane.SHOWN, null));
        assertThat(declined.store.box(QUESTION)).isEqualTo(new BoxStatus(Box.State.OPEN, "q1", null));
    }

    @Test
    void only_an_asker_withdraws() {
        assertThatThrownBy(() -> place(Lane.WITHDRAWN, null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_spotlight_is_put_on_a_shown_question_and_taken_off_again() {
        Meeting shown = with(Example.question(Lane.SHOWN));
        shown.hasDone(MODERATOR, spotlight(null));
        shown.does(MODERATOR, spotlight(QUESTION));
        assertThat(shown.session().stage().spotlight()).isEqualTo("q1");
        shown.hasDone(MODERATOR, spotlight(QUESTION));
        shown.does(MODERATOR, spotlight(null));
        assertThat(shown.session().stage().spotlight()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"NEW", "DECLINED", "WITHDRAWN"})
    void a_question_that_not_everybody_sees_is_never_spotlighted(Lane lane) {
        with(Example.question(lane)).refuses(Refusal.CHANGED, MODERATOR, spotlight(QUESTION));
        meeting.refuses(Refusal.CHANGED, MODERATOR, spotlight(QUESTION));
    }

    @Test
    void a_question_worded_anew_keeps_what_was_asked() {
        Meeting shown = with(Example.question(Lane.SHOWN));
        shown.does(MODERATOR, new Command.Reword(1, null, QUESTION, " How? "));
        assertThat(shown.question().text()).isEqualTo("How?");
        assertThat(shown.question().original()).isEqualTo("Why?");
        shown.hasDone(MODERATOR, new Command.Reword(1, null, QUESTION, "How?"));
        shown.does(MODERATOR, new Command.Reword(1, null, QUESTION, "When?"));
        assertThat(shown.question().original()).isEqualTo("Why?");
    }

    @Test
    void a_question_back_in_its_first_words_is_not_worded_anew() {
        Meeting shown = with(Example.question(Lane.SHOWN));
        shown.does(MODERATOR, new Command.Reword(1, null, QUESTION, "How?"));
        shown.does(MODERATOR, new Command.Reword(1, null, QUESTION, "Why?"));
        assertThat(shown.question()).isEqualTo(Example.question(Lane.SHOWN));
    }

    @Test
    void new_words_are_words() {
        Meeting shown = with(Example.question(Lane.SHOWN));
        shown.refuses(Refusal.EMPTY, MODERATOR, new Command.Reword(1, null, QUESTION, " "));
        shown.refuses(Refusal.TOO_LONG, MODERATOR, new Command.Reword(1, null, QUESTION, "x".repeat(301)));
        meeting.refuses(Refusal.NO_SUCH_ITEM, MODERATOR, new Command.Reword(1, null, QUESTION, "How?"));
    }

    @Test
    void review_switched_off_shows_what_waits_and_reads_the_whole_queue() {
        Meeting waiting = with(Example.question(Lane.NEW));
        var declined = new Name.OfQuestion("q2");
        waiting.does(ATTENDEE, ask("q2", "How?"));
        waiting.does(MODERATOR, new Command.Place(1, null, declined, Lane.DECLINED, Reason.OTHER));
        long version = waiting.now().version();
        Decision.Put put = waiting.does(MODERATOR, new Command.Review(1, null, false));
        assertThat(put.kinds()).containsExactly(Map.entry(Decision.Kind.QUESTIONS, version));
        assertThat(put.writes()).containsOnlyKeys(Name.SESSION, QUESTION);
        assertThat(put.stamps()).contains(QUESTION.tally());
        assertThat(waiting.question().lane()).isEqualTo(Lane.SHOWN);
        waiting.hasDone(MODERATOR, new Command.Review(1, null, false));
    }

    @Test
    void review_switched_on_leaves_the_queue_as_it_is() {
        meeting.does(MODERATOR, new Command.Review(1, null, false));
        Decision.Put put = meeting.does(MODERATOR, new Command.Review(1, null, true));
        assertThat(put.kinds()).isEmpty();
        assertThat(put.writes()).containsOnlyKeys(Name.SESSION);
        meeting.hasDone(MODERATOR, new Command.Review(1, null, true));
    }

    @Test
    void a_question_asked_while_review_is_switched_off_makes_it_decide_again() {
        Snapshot before = meeting.now();
        Decision off = meeting.decide(MODERATOR, new Command.Review(1, null, false), before);
        meeting.does(ASKER, ask("q1", "Why?"));
        assertThat(off)
                .isInstanceOfSatisfying(
                        Decision.Put.class,
                        put -> assertThat(meeting.store.put(put)).isFalse());
    }
}
