package io.rostrum.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rostrum.domain.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemperTest {
    private static final List<String> CRITERIA = List.of("conception", "analysis", "fit", "guidance");
    private static final Scale TEN = scale("1", "10", "1");

    private static Scale scale(String min, String max, String step) {
        return new Scale(new BigDecimal(min), new BigDecimal(max), new BigDecimal(step));
    }

    private static Temper.Quality alike(double level) {
        var levels = new TreeMap<String, Double>();
        CRITERIA.forEach(criterion -> levels.put(criterion, level));
        return new Temper.Quality(levels);
    }

    private static Temper leaning(double leniency) {
        return new Temper(leniency, true, 1, false);
    }

    private static double mean(Stream<BigDecimal> marks) {
        return marks.mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
    }

    private static double mean(Temper temper, Temper.Quality quality, Random chance) {
        return mean(Stream.generate(() -> temper.marks(quality, TEN, chance))
                .limit(500)
                .flatMap(marks -> marks.values().stream()));
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 1", "0, 5, 0.5", "0, 100, 5", "-2, 2, 1", "3, 3, 1"})
    void every_mark_is_on_the_scale(String min, String max, String step) {
        var chance = new Random(1);
        Scale scale = scale(min, max, step);
        for (int i = 0; i < 500; i++) {
            var quality = Temper.quality(CRITERIA, chance);
            assertThat(Temper.any(chance).marks(quality, scale, chance).values())
                    .allMatch(scale::has);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void a_room_of_sixty_is_spread_as_a_room_is(long seed) {
        var chance = new Random(seed);
        var quality = Temper.quality(CRITERIA, chance);
        var room = Stream.generate(() -> Temper.any(chance)).limit(60).toList();
        var ballots = room.stream()
                .filter(Temper::scores)
                .map(its -> its.marks(quality, TEN, chance))
                .toList();
        List<BigDecimal> marks = new ArrayList<>();
        ballots.forEach(ballot -> marks.addAll(ballot.values()));
        assertThat(ballots).hasSizeBetween(45, 60);
        assertThat(mean(marks.stream())).isBetween(5.0, 9.5);
        assertThat(marks.stream().distinct().count()).isGreaterThanOrEqualTo(4);
        assertThat(4 * ballots.size() - marks.size()).as("skips").isBetween(1, 30);
    }

    @Test
    void the_lenient_score_higher_than_the_strict_and_a_better_talk_higher_than_a_worse() {
        var chance = new Random(7);
        double middle = mean(leaning(0), alike(0.6), chance);
        assertThat(middle).isCloseTo(6.4, within(0.2));
        assertThat(mean(leaning(0.15), alike(0.6), chance)).isGreaterThan(middle + 1);
        assertThat(mean(leaning(-0.15), alike(0.6), chance)).isLessThan(middle - 1);
        assertThat(mean(leaning(0), alike(0.8), chance)).isGreaterThan(middle + 1);
    }

    @Test
    void the_same_dice_fall_the_same() {
        assertThat(fallen(11)).isEqualTo(fallen(11)).isNotEqualTo(fallen(12));
    }

    private static Map<String, BigDecimal> fallen(long seed) {
        var chance = new Random(seed);
        return Temper.any(chance).marks(Temper.quality(CRITERIA, chance), TEN, chance);
    }

    @Test
    void a_few_questions_are_liked_by_most_and_most_by_few() {
        assertThat(Popularity.ofRank(0)).isBetween(0.6, 1.0);
        assertThat(Popularity.ofRank(11)).isBetween(0.05, 0.25);
        for (int rank = 1; rank < 12; rank++) {
            assertThat(Popularity.ofRank(rank)).isLessThan(Popularity.ofRank(rank - 1));
        }
        assertThat(Popularity.of("question/q1")).isEqualTo(Popularity.of("question/q1"));
    }
}
