package io.rostrum.domain;

import static io.rostrum.domain.Example.MODERATOR;
import static io.rostrum.domain.Example.QUESTION;
import static io.rostrum.domain.Example.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnBoxTest {
    private static final Command.Open FIRST = open(null, null, false);

    private final Meeting meeting = new Meeting();

    private static Command.Open open(@Nullable String round, @Nullable Long closesAt, boolean anew) {
        return new Command.Open(1, null, TALK, round, closesAt, anew);
    }

    private static Command.Close close(@Nullable String round) {
        return new Command.Close(1, null, TALK, round);
    }

    private static Command.Reveal reveal(@Nullable String round) {
        return new Command.Reveal(1, null, TALK, round);
    }

    @Test
    void the_first_opening_makes_a_round() {
        meeting.does(MODERATOR, FIRST);
        assertThat(meeting.talk().box()).isEqualTo(new BoxStatus(Box.State.OPEN, "r1", null));
        meeting.hasDone(MODERATOR, FIRST);
        meeting.hasDone(MODERATOR, open("r1", null, false));
        meeting.refuses(Refusal.CHANGED, MODERATOR, open("r9", null, false));
    }

    @Test
    void a_box_is_opened_until_a_moment_which_can_be_moved() {
        meeting.does(MODERATOR, open(null, Example.NOW + 60_000, false));
        meeting.hasDone(MODERATOR, open(null, Example.NOW + 60_000, false));
        meeting.does(MODERATOR, open("r1", Example.NOW + 90_000, false));
        assertThat(meeting.talk().box()).isEqualTo(new BoxStatus(Box.State.OPEN, "r1", Example.NOW + 90_000));
        meeting.store.now += 90_000;
        assertThat(meeting.talk().box().state()).isEqualTo(Box.State.CLOSED);
    }

    @Test
    void a_closed_box_is_opened_again_in_its_round_and_its_result_hidden_again() {
        meeting.does(MODERATOR, FIRST);
        meeting.does(MODERATOR, reveal("r1"));
        meeting.does(MODERATOR, open("r1", null, false));
        assertThat(meeting.talk().box()).isEqualTo(new BoxStatus(Box.State.OPEN, "r1", null));
        assertThat(meeting.talk().revealed()).isFalse();
    }

    @Test
    void opening_anew_makes_a_new_round_with_an_empty_tally() {
        meeting.does(MODERATOR, FIRST);
        meeting.store.cast(TALK, "audience:fit/9");
        Decision.Put put = meeting.does(MODERATOR, open("r1", null, true));
        assertThat(put.stamps()).contains(TALK.tally());
        assertThat(meeting.talk().box().round()).isEqualTo("r2");
        assertThat(meeting.now().tally(TALK)).map(Tally::turnout).contains(0);
    }

    @Test
    void opening_anew_twice_makes_one_new_round() {
        meeting.does(MODERATOR, FIRST);
        meeting.does(MODERATOR, open("r1", null, true));
        meeting.refuses(Refusal.CHANGED, MODERATOR, open("r1", null, true));
        assertThat(meeting.talk().box().round()).isEqualTo("r2");
    }

    @Test
    void a_closed_session_opens_no_box() {
        var closed = new Meeting(Map.of(Name.SESSION, Example.onStage(Phase.CLOSED, null)));
        closed.refuses(Refusal.CLOSED, MODERATOR, FIRST);
    }

    @Test
    void closing_leaves_two_seconds_to_ballots_that_are_under_way() {
        meeting.does(MODERATOR, FIRST);
        Decision.Put put = meeting.does(MODERATOR, close("r1"));
        assertThat(put.boxes()).containsExactly(new Decision.BoxChange.Closes(TALK, 2_000));
        assertThat(put.stamps()).contains(TALK);
        meeting.store.now += 1_999;
        meeting.store.cast(TALK, "audience:fit/9");
        meeting.hasDone(MODERATOR, close("r1"));
        meeting.store.now += 1;
        meeting.store.cast(TALK, "audience:fit/9");
        assertThat(meeting.now().tally(TALK)).map(Tally::turnout).contains(1);
        meeting.hasDone(MODERATOR, close("r1"));
    }

    @Test
    void closing_never_lengthens_the_time() {
        meeting.does(MODERATOR, open(null, Example.NOW + 1_000, false));
        meeting.hasDone(MODERATOR, close("r1"));
        assertThat(meeting.talk().box().closesAt()).isEqualTo(Example.NOW + 1_000);
    }

    @Test
    void a_box_closed_in_another_round_than_was_meant_stays_open() {
        meeting.does(MODERATOR, FIRST);
        meeting.does(MODERATOR, open("r1", null, true));
        meeting.refuses(Refusal.CHANGED, MODERATOR, close("r1"));
        meeting.refuses(Refusal.CHANGED, MODERATOR, reveal("r1"));
    }

    @Test
    void a_reveal_ends_the_grace_and_shows_the_tally_to_all() {
        meeting.does(MODERATOR, FIRST);
        meeting.does(MODERATOR, close("r1"));
        Decision.Put put = meeting.does(MODERATOR, reveal("r1"));
        assertThat(put.boxes()).containsExactly(new Decision.BoxChange.Closes(TALK, 0));
        assertThat(put.stamps()).contains(TALK.tally());
        assertThat(meeting.talk().box().state()).isEqualTo(Box.State.CLOSED);
        assertThat(meeting.talk().revealed()).isTrue();
        meeting.hasDone(MODERATOR, reveal("r1"));
    }

    @Test
    void a_box_that_was_never_opened_has_nothing_to_close_or_reveal() {
        meeting.hasDone(MODERATOR, close(null));
        meeting.refuses(Refusal.CHANGED, MODERATOR, close("r1"));
        meeting.refuses(Refusal.CHANGED, MODERATOR, reveal(null));
        meeting.refuses(Refusal.CHANGED, MODERATOR, reveal("r1"));
    }

    static Stream<Box> noTalks() {
        return Stream.of(new Name.OfTalk("9"), new Name.OfQuestion("q9"), QUESTION);
    }

    @ParameterizedTest
    @MethodSource("noTalks")
    void only_the_box_of_a_talk_is_opened_closed_and_revealed(Box box) {
        var shown = new Meeting(Map.of(QUESTION, Example.question(Lane.SHOWN)));
        shown.refuses(Refusal.NO_SUCH_ITEM, MODERATOR, new Command.Open(1, null, box, null, null, false));
        shown.refuses(Refusal.NO_SUCH_ITEM, MODERATOR, new Command.Close(1, null, box, null));
        shown.refuses(Refusal.NO_SUCH_ITEM, MODERATOR, new Command.Reveal(1, null, box, null));
    }
}
