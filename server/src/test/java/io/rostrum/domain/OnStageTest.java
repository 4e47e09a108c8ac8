package io.rostrum.domain;

import static io.rostrum.domain.Example.MODERATOR;
import static io.rostrum.domain.Example.NEXT_TALK;
import static io.rostrum.domain.Example.OTHER_REVIEWER;
import static io.rostrum.domain.Example.QUESTION;
import static io.rostrum.domain.Example.REVIEWER;
import static io.rostrum.domain.Example.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnStageTest {
    private static final Name REMARK = new Name.OfRemark("1", "a");
    private static final Name OTHER_REMARK = new Name.OfRemark("1", "b");
    private static final Name REMARK_ON_NEXT = new Name.OfRemark("2", "a");

    private final Meeting meeting = new Meeting();

    private static Command.Move move(Phase phase, Name.@Nullable OfTalk talk) {
        return new Command.Move(1, null, phase, talk);
    }

    private static Command.Remark remark(String text, boolean ready) {
        return new Command.Remark(1, TALK, text, ready);
    }

    private Remark remark(Name name) {
        return meeting.now().get(name, Remark.class).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(names = "LOBBY", mode = EnumSource.Mode.EXCLUDE)
    void the_stage_moves_to_every_phase(Phase phase) {
        Name.OfTalk talk = phase.ofTalk() ? TALK : null;
        meeting.does(MODERATOR, move(phase, talk));
        assertThat(meeting.session().stage().isAt(phase, talk == null ? null : "1"))
                .isTrue();
        meeting.hasDone(MODERATOR, move(phase, talk));
    }

    @Test
    void a_phase_of_a_talk_is_about_the_talk_on_the_stage_unless_another_is_named() {
        meeting.does(MODERATOR, move(Phase.TALK, TALK));
        meeting.does(MODERATOR, move(Phase.QUESTIONS, null));
        assertThat(meeting.session().stage().talk()).isEqualTo("1");
        meeting.does(MODERATOR, move(Phase.TALK, NEXT_TALK));
        assertThat(meeting.session().stage().talk()).isEqualTo("2");
        meeting.does(MODERATOR, move(Phase.BREAK, null));
        assertThat(meeting.session().stage().talk()).isNull();
    }

    @Test
    void a_phase_of_a_talk_needs_a_talk_that_there_is() {
        meeting.refuses(Refusal.NO_SUCH_ITEM, MODERATOR, move(Phase.TALK, null));
        meeting.refuses(Refusal.NO_SUCH_ITEM, MODERATOR, move(Phase.TALK, new Name.OfTalk("9")));
        meeting.refuses(Refusal.NO_SUCH_ITEM, MODERATOR, move(Phase.BREAK, new Name.OfTalk("9")));
    }

    @Test
    void another_talk_comes_with_its_own_time_and_without_the_last_ones_question() {
        meeting.does(MODERATOR, new Command.Ask(1, QUESTION, "Why?", null));
        meeting.does(MODERATOR, move(Phase.QUESTIONS, TALK));
        meeting.does(MODERATOR, new Command.Spotlight(1, null, QUESTION));
        meeting.does(MODERATOR, new Command.Timer(1, null, new Timer.Running(Example.NOW + 1)));
        meeting.does(MODERATOR, move(Phase.REMARK, TALK));
        assertThat(meeting.session().stage())
                .isEqualTo(new Stage(Phase.REMARK, "1", "q1", new Timer.Running(Example.NOW + 1)));
        meeting.does(MODERATOR, move(Phase.TALK, NEXT_TALK));
        assertThat(meeting.session().stage())
                .isEqualTo(new Stage(Phase.TALK, "2", null, new Timer.Paused(20 * 60_000)));
    }

    @Test
    void moving_to_scoring_opens_the_box_with_a_fresh_round() {
        Decision.Put put = meeting.does(MODERATOR, move(Phase.SCORING, TALK));
        assertThat(put.boxes()).containsExactly(new Decision.BoxChange.Opens(TALK, "r1", null));
        assertThat(put.stamps()).contains(TALK, TALK.tally());
        assertThat(meeting.talk().box()).isEqualTo(new BoxStatus(Box.State.OPEN, "r1", null));
    }

    @Test
    void the_box_stays_open_while_the_speaker_answers() {
        meeting.does(MODERATOR, move(Phase.SCORING, TALK));
        assertThat(meeting.does(MODERATOR, move(Phase.QUESTIONS, null)).boxes()).isEmpty();
        assertThat(meeting.does(MODERATOR, move(Phase.SCORING, null)).boxes()).isEmpty();
        assertThat(meeting.talk().box().isOpen()).isTrue();
    }

    @Test
    void scoring_that_is_taken_up_again_goes_on_in_its_round() {
        meeting.does(MODERATOR, move(Phase.SCORING, TALK));
        meeting.store.cast(TALK, "audience:fit/9");
        meeting.does(MODERATOR, new Command.Close(1, null, TALK, "r1"));
        meeting.store.now += OnBox.GRACE;
        meeting.does(MODERATOR, move(Phase.QUESTIONS, null));
        meeting.does(MODERATOR, move(Phase.SCORING, null));
        assertThat(meeting.talk().box()).isEqualTo(new BoxStatus(Box.State.OPEN, "r1", null));
        assertThat(meeting.now().tally(TALK)).map(Tally::turnout).contains(1);
    }

    @Test
    void moving_to_reveal_shows_the_result_and_ends_the_voting() {
        meeting.does(MODERATOR, move(Phase.SCORING, TALK));
        Decision.Put put = meeting.does(MODERATOR, move(Phase.REVEAL, null));
        assertThat(put.boxes()).containsExactly(new Decision.BoxChange.Closes(TALK, 0));
        assertThat(put.stamps()).contains(TALK.tally());
        assertThat(meeting.talk().revealed()).isTrue();
        assertThat(meeting.talk().box().state()).isEqualTo(Box.State.CLOSED);
        assertThat(meeting.does(MODERATOR, move(Phase.SCORING, null)).boxes()).isEmpty();
    }

    @Test
    void a_talk_that_was_never_scored_has_nothing_to_reveal_and_can_still_be_scored() {
        meeting.does(MODERATOR, move(Phase.REVEAL, TALK));
        assertThat(meeting.talk().revealed()).isFalse();
        meeting.does(MODERATOR, move(Phase.SCORING, null));
        assertThat(meeting.talk().box().isOpen()).isTrue();
    }

    @Test
    void reaching_the_remark_publishes_what_is_ready_on_this_talk() {
        meeting.does(REVIEWER, remark("Clear.", true));
        meeting.does(OTHER_REVIEWER, remark("Long, and", false));
        meeting.does(REVIEWER, new Command.Remark(1, NEXT_TALK, "Short.", true));
        Decision.Put put = meeting.does(MODERATOR, move(Phase.REMARK, TALK));
        assertThat(put.kinds()).containsOnlyKeys(Decision.Kind.REMARKS);
        assertThat(remark(REMARK)).isEqualTo(new Remark("Clear.", Remark.State.PUBLISHED, REVIEWER.person()));
        assertThat(remark(OTHER_REMARK).state()).isEqualTo(Remark.State.DRAFT);
        assertThat(remark(REMARK_ON_NEXT).state()).isEqualTo(Remark.State.READY);
    }

    @Test
    void a_remark_that_gets_ready_during_the_remark_is_published_at_once() {
        meeting.does(MODERATOR, move(Phase.REMARK, TALK));
        meeting.does(REVIEWER, remark("Clear.", false));
        assertThat(remark(REMARK).state()).isEqualTo(Remark.State.DRAFT);
        meeting.does(REVIEWER, remark("Clear.", true));
        assertThat(remark(REMARK).state()).isEqualTo(Remark.State.PUBLISHED);
        meeting.hasDone(REVIEWER, remark("Clear.", true));
    }

    @Test
    void a_published_remark_can_be_corrected_and_stays_published() {
        meeting.does(MODERATOR, move(Phase.REMARK, TALK));
        meeting.does(REVIEWER, remark("Cleer.", true));
        meeting.does(REVIEWER, remark("Clear.", false));
        assertThat(remark(REMARK)).isEqualTo(new Remark("Clear.", Remark.State.PUBLISHED, REVIEWER.person()));
    }

    @Test
    void nothing_cannot_be_made_ready_but_a_draft_can_be_emptied() {
        meeting.refuses(Refusal.EMPTY, REVIEWER, remark(" \n", true));
        meeting.does(REVIEWER, remark("Clear.", false));
        meeting.does(REVIEWER, remark("", false));
        assertThat(remark(REMARK).text()).isEmpty();
    }

    @Test
    void a_published_remark_cannot_be_emptied() {
        meeting.does(MODERATOR, move(Phase.REMARK, TALK));
        meeting.does(REVIEWER, remark("Clear.", true));
        meeting.refuses(Refusal.EMPTY, REVIEWER, remark("", false));
    }

    @Test
    void a_ready_remark_can_become_a_draft_again_before_it_is_published() {
        meeting.does(REVIEWER, remark("Clear.", true));
        meeting.does(REVIEWER, remark("Clear.", false));
        assertThat(remark(REMARK).state()).isEqualTo(Remark.State.DRAFT);
    }

    @Test
    void a_remark_is_on_a_talk_that_there_is_and_not_endless() {
        meeting.refuses(Refusal.NO_SUCH_ITEM, REVIEWER, new Command.Remark(1, new Name.OfTalk("9"), "Clear.", true));
        meeting.refuses(Refusal.TOO_LONG, REVIEWER, remark("评".repeat(2_001), true));
        meeting.does(REVIEWER, remark("评".repeat(2_000), true));
    }

    @Test
    void closing_the_session_closes_every_box_and_opening_it_again_opens_the_questions() {
        meeting.does(MODERATOR, move(Phase.SCORING, TALK));
        meeting.does(MODERATOR, new Command.Ask(1, QUESTION, "Why?", null));
        var declined = new Name.OfQuestion("q2");
        meeting.does(MODERATOR, new Command.Ask(1, declined, "How?", null));
        meeting.does(MODERATOR, new Command.Place(1, null, declined, Lane.DECLINED, null));

        Decision.Put put = meeting.does(MODERATOR, move(Phase.CLOSED, null));
        assertThat(put.boxes()).contains(new Decision.BoxChange.Closes(TALK, OnBox.GRACE));
        assertThat(put.stamps()).contains(TALK).doesNotContain(NEXT_TALK);
        meeting.store.now += OnBox.GRACE;
        assertThat(meeting.talk().box().state()).isEqualTo(Box.State.CLOSED);
        assertThat(meeting.store.box(QUESTION).state()).isEqualTo(Box.State.CLOSED);
        assertThat(meeting.session().stage().spotlight()).isNull();

        meeting.does(MODERATOR, move(Phase.QUESTIONS, TALK));
        assertThat(meeting.store.box(QUESTION)).isEqualTo(new BoxStatus(Box.State.OPEN, "q1", null));
        assertThat(meeting.store.box(declined).isOpen()).isFalse();
        assertThat(meeting.talk().box().isOpen()).isFalse();
        meeting.does(MODERATOR, move(Phase.SCORING, null));
        assertThat(meeting.talk().box().isOpen()).isTrue();
    }

    @Test
    void no_timer_runs_on_in_a_closed_session() {
        meeting.does(MODERATOR, move(Phase.TALK, TALK));
        meeting.does(MODERATOR, move(Phase.CLOSED, TALK));
        assertThat(meeting.session().stage()).isEqualTo(new Stage(Phase.CLOSED, TALK.talk(), null, null));
    }

    @Test
    void a_question_placed_while_the_session_is_closed_takes_upvotes_only_once_it_is_open_again() {
        var closed = new Meeting(
                Map.of(Name.SESSION, Example.onStage(Phase.CLOSED, null), QUESTION, Example.question(Lane.DECLINED)));
        closed.does(MODERATOR, new Command.Place(1, null, QUESTION, Lane.SHOWN, null));
        assertThat(closed.store.box(QUESTION).isOpen()).isFalse();
        closed.does(MODERATOR, move(Phase.LOBBY, null));
        assertThat(closed.store.box(QUESTION).isOpen()).isTrue();
    }

    @Test
    void the_timer_runs_towards_a_moment_or_stands_still() {
        var running = new Command.Timer(1, null, new Timer.Running(Example.NOW + 60_000));
        meeting.does(MODERATOR, running);
        assertThat(meeting.session().stage().timer()).isEqualTo(running.timer());
        meeting.hasDone(MODERATOR, running);
        meeting.does(MODERATOR, new Command.Timer(1, null, new Timer.Paused(60_000)));
        assertThat(meeting.session().stage().timer()).isEqualTo(new Timer.Paused(60_000));
    }

    @Test
    void the_door_is_locked_and_unlocked() {
        meeting.hasDone(MODERATOR, new Command.Lock(1, null, false));
        meeting.does(MODERATOR, new Command.Lock(1, null, true));
        assertThat(meeting.session().locked()).isTrue();
        meeting.hasDone(MODERATOR, new Command.Lock(1, null, true));
        meeting.does(MODERATOR, new Command.Lock(1, null, false));
        assertThat(meeting.session().locked()).isFalse();
    }
}
