package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ScoreTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @TestFactory
    Stream<DynamicTest> every_worked_case_comes_out_exactly() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/scoring-vectors.json"))) {
            List<JsonNode> cases = new ArrayList<>();
            JSON.readTree(file).get("cases").forEach(cases::add);
            assertThat(cases).hasSize(34);
            return cases.stream()
                    .map(it -> DynamicTest.dynamicTest(it.get("name").asText(), () -> comesOut(it)));
        }
    }

    private static void comesOut(JsonNode it) {
        Rule rule = rule(it.get("rule"));
        var ballots = new ArrayList<List<String>>();
        it.get("ballots").forEach(ballot -> ballots.add(counters(rule, ballot)));
        Tally tally = tally(ballots);
        assertThat(tally.turnout()).isEqualTo(it.get("turnout").asInt());
        assertThat(json(tally.values(rule).score())).isEqualTo(it.get("expected"));
        Talk talk = new Talk("", "", null, 20, rule, false, BoxStatus.NEW);
        View seen = tally.seenBy(Example.PROJECTOR, Example.snapshot(Map.of(Example.TALK, talk)))
                .orElseThrow();
        var values = it.get("shown").asBoolean() ? Optional.of(tally.values(rule)) : Optional.<View.Values>empty();
        assertThat(seen).isEqualTo(new View.OfTalkTally(tally.turnout(), values));
    }

    private static Rule rule(JsonNode json) {
        JsonNode scale = json.get("scale");
        var criteria = new ArrayList<Criterion>();
        json.get("criteria")
                .forEach(it -> criteria.add(new Criterion(it.get("id").asText(), number(it.get("weight")), Map.of())));
        var groups = new ArrayList<Group>();
        json.get("groups").forEach(it -> groups.add(new Group(it.get("id").asText(), number(it.get("weight")))));
        return new Rule(
                new Scale(number(scale.get("min")), number(scale.get("max")), number(scale.get("step"))),
                criteria,
                number(json.get("trim")),
                groups,
                json.get("minimumTurnout").asInt(),
                RevealMode.LIVE);
    }

    private static BigDecimal number(JsonNode json) {
        return json.decimalValue();
    }

    private static List<String> counters(Rule rule, JsonNode ballot) {
        var marks = new HashMap<String, BigDecimal>();
        ballot.get("marks").properties().forEach(mark -> marks.put(mark.getKey(), number(mark.getValue())));
        return counters(rule, ballot.get("group").asText(), Marks.of(marks));
    }

    private static List<String> counters(Rule rule, String group, Marks marks) {
        return switch (new Scoring(rule, group).count(marks)) {
            case Interaction.Counters(List<String> names) -> names;
            case Interaction.Refused(Refusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static Tally tally(List<List<String>> ballots) {
        var counts = new HashMap<String, Integer>();
        ballots.forEach(ballot -> ballot.forEach(counter -> counts.merge(counter, 1, Integer::sum)));
        int turnout = (int) ballots.stream().filter(ballot -> !ballot.isEmpty()).count();
        return new Tally(Example.TALK, turnout, counts);
    }

    private static ObjectNode json(Score score) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "overall", score.overall());
        ObjectNode groups = json.putObject("groups");
        score.groups().forEach((group, value) -> put(groups, group, value));
        ObjectNode criteria = json.putObject("criteria");
        score.criteria().forEach((group, values) -> {
            ObjectNode ofGroup = criteria.putObject(group);
            values.forEach((criterion, value) -> putValue(ofGroup, criterion, value));
        });
        return json;
    }

    private static void put(ObjectNode json, String field, Optional<Ratio> value) {
        json.put(field, value.map(Ratio::shown).orElse(null));
    }

    private static void putValue(ObjectNode json, String criterion, Optional<Score.Value> value) {
        value.ifPresentOrElse(
                it -> json.putObject(criterion)
                        .put("n", it.n())
                        .put("mean", it.mean().shown())
                        .put("trimmed", it.trimmed().shown()),
                () -> json.putNull(criterion));
    }

    @Property(tries = 300)
    void the_score_does_not_depend_on_the_order_of_the_ballots(
            @ForAll("rooms") List<Marks> room, @ForAll Random chance) {
        var shuffled = new ArrayList<>(room);
        Collections.shuffle(shuffled, chance);
        assertThat(score(shuffled, "0.2")).isEqualTo(score(room, "0.2"));
    }

    @Property(tries = 300)
    void trimming_never_leaves_the_range_of_the_marks(
            @ForAll("rooms") List<Marks> room, @ForAll @IntRange(max = 25) int trim) {
        Score score = score(room, BigDecimal.valueOf(trim, 2).toPlainString());
        List<Ratio> given = room.stream()
                .flatMap(marks -> Stream.ofNullable(marks.values().get("fit")))
                .map(Ratio::of)
                .sorted()
                .toList();
        var value = fit(score);
        assertThat(value.map(Score.Value::n).orElse(0)).isEqualTo(given.size());
        value.ifPresent(it -> assertThat(List.of(it.trimmed(), it.mean()))
                .allSatisfy(mean -> assertThat(mean)
                        .usingComparator(Ratio::compareTo)
                        .isBetween(given.getFirst(), given.getLast())));
    }

    @Property(tries = 300)
    void trimming_leaves_out_the_lowest_and_as_many_of_the_highest(
            @ForAll("rooms") List<Marks> room, @ForAll @IntRange(max = 25) int trim) {
        List<BigDecimal> given = room.stream()
                .flatMap(marks -> Stream.ofNullable(marks.values().get("fit")))
                .sorted()
                .toList();
        int cut = given.size() * trim / 100;
        List<BigDecimal> kept = given.subList(cut, given.size() - cut);
        BigDecimal sum = kept.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var value = fit(score(room, BigDecimal.valueOf(trim, 2).toPlainString()));
        value.ifPresent(it ->
                assertThat(it.trimmed()).isEqualByComparingTo(Ratio.of(sum).by(Ratio.of(kept.size()))));
    }

    @Provide
    Arbitrary<List<Marks>> rooms() {
        Arbitrary<BigDecimal> mark = Arbitraries.integers().between(1, 10).map(BigDecimal::valueOf);
        return Arbitraries.maps(Arbitraries.of("conception", "fit"), mark)
                .map(Marks::of)
                .list()
                .ofMaxSize(45);
    }

    private static Score score(List<Marks> room, String trim) {
        Rule rule = Example.rule(Example.rule(RevealMode.LIVE).scale(), trim, RevealMode.LIVE, "conception", "fit");
        return tally(room.stream()
                        .map(marks -> counters(rule, "audience", marks))
                        .toList())
                .values(rule)
                .score();
    }

    @Property
    void equal_scores_compare_as_equal_though_their_fractions_differ(
            @ForAll @LongRange(min = -1_000, max = 1_000) long over,
            @ForAll @IntRange(min = 1, max = 1_000) int under,
            @ForAll @IntRange(min = 1, max = 1_000) int by) {
        Ratio plain = Ratio.of(over).by(Ratio.of(under));
        Ratio widened = Ratio.of(over * by).by(Ratio.of((long) under * by));
        assertThat(plain).isEqualByComparingTo(widened);
        assertThat(plain.shown()).isEqualTo(widened.shown());
        assertThat(plain).isLessThan(widened.plus(Ratio.of(1).by(Ratio.of(1_000_000_000))));
    }

    @Test
    void exactly_half_a_hundredth_is_rounded_up() {
        // 1.005 as a binary fraction lies below the half and would show as 1.00.
        assertThat(Ratio.of(new BigDecimal("1.005")).shown()).isEqualTo("1.01");
        assertThat(Ratio.of(new BigDecimal("1.00499999999999999999")).shown()).isEqualTo("1.00");
        List<Marks> room = new ArrayList<>(Collections.nCopies(199, Example.marks("fit", 8)));
        room.add(Example.marks("fit", 9));
        assertThat(score(room, "0").overall().orElseThrow().shown()).isEqualTo("8.01");
    }

    @Test
    void a_ballot_that_skips_everything_counts_nowhere() {
        Score score = score(List.of(Marks.NONE, Marks.NONE), "0.1");
        assertThat(score.overall()).isEmpty();
        assertThat(fit(score)).isEmpty();
    }

    private static Optional<Score.Value> fit(Score score) {
        return Objects.requireNonNull(
                Objects.requireNonNull(score.criteria().get("audience")).get("fit"));
    }
}
