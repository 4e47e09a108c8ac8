package io.rostrum.domain;

import static io.rostrum.domain.Example.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionTest {
    private static final Scoring SCORING = new Scoring(Example.rule(RevealMode.LIVE), "audience");
    private static final Scoring IN_HALVES = new Scoring(
            Example.rule(
                    new Scale(BigDecimal.ZERO, new BigDecimal(5), new BigDecimal("0.5")), "0", RevealMode.LIVE, "fit"),
            "reviewer");

    @Test
    void a_score_counts_once_for_each_criterion() {
        assertCounts(SCORING, Example.marks("conception", 9, "fit", 10), "audience:conception/9", "audience:fit/10");
    }

    @Test
    void a_skipped_criterion_counts_as_skipped() {
        assertCounts(SCORING, Example.marks("conception", 9), "audience:conception/9", "audience:fit/skip");
    }

    @Test
    void a_ballot_that_skips_everything_counts_towards_nothing() {
        assertCounts(SCORING, Marks.NONE);
    }

    @Test
    void one_mark_has_one_counter_however_it_was_written() {
        assertCounts(SCORING, Example.marks("conception", "1E+1"), "audience:conception/10", "audience:fit/skip");
        assertCounts(SCORING, Example.marks("conception", "9.0"), "audience:conception/9", "audience:fit/skip");
    }

    @Test
    void half_steps_count_where_the_scale_has_them() {
        assertCounts(IN_HALVES, Example.marks("fit", "4.50"), "reviewer:fit/4.5");
        assertCounts(IN_HALVES, Example.marks("fit", 0), "reviewer:fit/0");
        assertRefused(IN_HALVES, Example.marks("fit", "4.25"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "-1", "9.5", "10.01", "1E+20", "1E-20"})
    void a_mark_off_the_scale_is_refused(String mark) {
        assertRefused(SCORING, Example.marks("conception", mark, "fit", 8));
    }

    @Test
    void a_mark_for_an_unknown_criterion_is_refused() {
        assertRefused(SCORING, Example.marks("conception", 9, "charm", 9));
    }

    @Test
    void an_upvote_counts_once_and_nothing_withdraws_it() {
        assertCounts(new Upvote(), Example.marks("up", "1.0"), "up");
        assertCounts(new Upvote(), Marks.NONE);
    }

    static Stream<Marks> otherMarks() {
        return Stream.of(
                Example.marks("up", 2),
                Example.marks("up", 0),
                Example.marks("up", -1),
                Example.marks("down", 1),
                Example.marks("up", 1, "down", 1));
    }

    @ParameterizedTest
    @MethodSource("otherMarks")
    void nobody_votes_a_question_up_twice_or_down(Marks marks) {
        assertRefused(new Upvote(), marks);
    }

    private static Interaction.Outcome cast(Marks marks, Box box, Pass pass, Lane lane) {
        return Interaction.count(marks, box, pass, Example.snapshot(Map.of(QUESTION, Example.question(lane))));
    }

    @Test
    void a_role_scores_in_the_group_of_its_name_if_the_rule_has_it() {
        Marks marks = Example.marks("fit", 9);
        assertThat(cast(marks, Example.TALK, Example.ATTENDEE, Lane.NEW))
                .isEqualTo(new Interaction.Counters(List.of("audience:conception/skip", "audience:fit/9")));
        assertThat(cast(marks, Example.TALK, Example.REVIEWER, Lane.NEW))
                .isEqualTo(new Interaction.Refused(Refusal.NOT_ALLOWED));
        assertThat(cast(marks, new Name.OfTalk("9"), Example.ATTENDEE, Lane.NEW))
                .isEqualTo(new Interaction.Refused(Refusal.NO_SUCH_ITEM));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void an_attendee_votes_up_what_they_see_and_learns_nothing_of_the_rest(Lane lane) {
        Interaction.Outcome expected = lane.isPublic()
                ? new Interaction.Counters(List.of("up"))
                : new Interaction.Refused(Refusal.NO_SUCH_ITEM);
        assertThat(cast(Example.marks("up", 1), QUESTION, Example.ATTENDEE, lane))
                .isEqualTo(expected);
        assertThat(cast(Example.marks("up", 1), new Name.OfQuestion("q9"), Example.ATTENDEE, lane))
                .isEqualTo(new Interaction.Refused(Refusal.NO_SUCH_ITEM));
    }

    @Test
    void only_attendees_vote_questions_up() {
        assertThat(cast(Example.marks("up", 1), QUESTION, Example.REVIEWER, Lane.SHOWN))
                .isEqualTo(new Interaction.Refused(Refusal.NOT_ALLOWED));
    }

    @Test
    void every_kind_of_interaction_has_its_face() {
        Path faces = Path.of("..", "web-static", "js", "interactions");
        assertThat(Interaction.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(kind ->
                        assertThat(faces.resolve(kind.getSimpleName() + ".js")).isRegularFile());
    }

    private static void assertCounts(Interaction interaction, Marks marks, String... counters) {
        assertThat(interaction.count(marks)).isEqualTo(new Interaction.Counters(List.of(counters)));
    }

    private static void assertRefused(Interaction interaction, Marks marks) {
        assertThat(interaction.count(marks)).isEqualTo(new Interaction.Refused(Refusal.BAD_MARKS));
    }
}
