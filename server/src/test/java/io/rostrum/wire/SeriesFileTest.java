package io.rostrum.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Programme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesFileTest {

    private static final String SOUND = """
            {"series":{"title":"Learning by lecturing","language":"en","rule":{
               "scale":{"min":1,"max":10,"step":1},
               "criteria":[{"id":"fit","weight":1,"name":{"en":"Fit"}}],
               "trim":0.1,"groups":[{"id":"audience","weight":1}],"minimumTurnout":5,"reveal":"live"}},
             "sessions":[{"number":1,"date":"2024-09-05","talks":[
               {"title":"A","speaker":"B","minutes":20},{"title":"C","speaker":"D","department":"E","minutes":15}]}],
             "next":{"number":2,"date":"2024-09-12","venue":"Hall","talks":[{"title":"F","speaker":"G","minutes":20}],
               "reviewer":"H"}}
            """;

    @Test
    void the_example_is_sound() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("/series/example.json"))) {
            Programme example = sound(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(example.series().title()).isEqualTo("以讲促学");
            assertThat(example.series().rule().criteria()).hasSize(4);
            assertThat(example.sessions()).hasSize(18);
            assertThat(Objects.requireNonNull(example.next()).number()).isEqualTo(19);
            assertThat(example.questions()).hasSize(12);
        }
    }

    @Test
    void what_may_be_left_out_is_absent() {
        Programme programme = sound(SOUND);
        assertThat(programme.series().subtitle()).isNull();
        assertThat(programme.sessions().getFirst().venue()).isNull();
        assertThat(programme.sessions().getFirst().talks().getFirst().department())
                .isNull();
        assertThat(programme.questions()).isEmpty();
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        assertThat(sound("\uFEFF" + SOUND)).isEqualTo(sound(SOUND));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "title":"C",                | ``                       | sessions[0].talks[1].title is missing
            "title":"C"                 | "title":" "              | sessions[0].talks[1]: title is empty
            "title":"C"                 | "title":7                | sessions[0].talks[1].title is not text
            "minutes":15                | "minutes":"15"           | sessions[0].talks[1].minutes is not a whole number
            "minutes":15                | "minutes":0              | sessions[0].talks[1]: minutes is not from 1 to 600
            "minutes":15                | "minutes":15,"x":1       | sessions[0].talks[1].x is not known here
            "number":2                  | "number":1               | it: two sessions have the number 1
            "number":2                  | "number":0               | next: number is not above 0
            "date":"2024-09-12"         | "date":"2024-02-30"      | next: date is not a day as in 2025-02-14
            "venue":"Hall"              | "place":"Hall"           | next.place is not known here
            "language":"en"             | "language":"English (UK)" | series: language is not a tag such as zh-Hans or en
            "trim":0.1                  | "trim":0.5               | series.rule: trim is from 0 to 0.25
            "max":10                    | "max":0                  | series.rule.scale: a scale goes up from min to max in steps above 0
            "reveal":"live"             | "reveal":"never"         | series.rule.reveal is not one of the known words
            "weight":1,"name"           | "weight":0,"name"        | series.rule.criteria[0]: a criterion's weight is above 0
            "reviewer":"H"              | "reviewer":"H",          | not JSON (line 8, column 19)
            """)
    void the_first_fault_is_named_with_its_place(String sound, String broken, String fault) {
        assertThat(SOUND).contains(sound);
        assertThat(SeriesFile.read(SOUND.replace(sound, broken))).isEqualTo(new SeriesFile.Broken(fault));
    }

    @Test
    void a_series_without_any_session_has_nothing_to_open() {
        String empty = SOUND.replaceFirst("(?s)\"sessions\".*", "\"sessions\":[]}");
        assertThat(SeriesFile.read(empty)).isEqualTo(new SeriesFile.Broken("it: there is no session in it"));
    }

    private static Programme sound(String text) {
        var read = SeriesFile.read(text);
        assertThat(read).isInstanceOf(SeriesFile.Sound.class);
        return ((SeriesFile.Sound) read).programme();
    }
}
