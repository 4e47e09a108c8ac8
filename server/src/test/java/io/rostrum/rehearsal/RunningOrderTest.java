package io.rostrum.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunningOrderTest {

    private static List<String> phases(List<Step> steps) {
        return steps.stream()
                .map(Step::act)
                .filter(Step.Move.class::isInstance)
                .map(Step.Move.class::cast)
                .map(move -> move.talk() == null ? move.phase() : move.phase() + " " + move.talk())
                .toList();
    }

    @Test
    void every_talk_goes_through_all_that_a_meeting_has() {
        assertThat(phases(RunningOrder.of(List.of("1", "2"))))
                .containsExactly(
                        "talk 1",
                        "scoring 1",
                        "questions 1",
                        "remark 1",
                        "reveal 1",
                        "break",
                        "talk 2",
                        "scoring 2",
                        "questions 2",
                        "remark 2",
                        "reveal 2",
                        "break",
                        "closed");
    }

    @Test
    void in_the_end_it_starts_over() {
        assertThat(RunningOrder.of(List.of("1")).getLast().act()).isEqualTo(new Step.StartOver());
    }

    @Test
    void a_talk_takes_three_to_four_minutes() {
        double one =
                RunningOrder.of(List.of("1")).stream().mapToDouble(Step::pause).sum();
        double two = RunningOrder.of(List.of("1", "2")).stream()
                .mapToDouble(Step::pause)
                .sum();
        assertThat(two - one).isBetween(180.0, 240.0);
    }
}
