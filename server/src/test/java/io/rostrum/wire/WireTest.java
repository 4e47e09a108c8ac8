package io.rostrum.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Command;
import io.rostrum.domain.Marks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames that are no command to the letter. In them an apostrophe stands for a quotation mark. */
class WireTest {
    private static final String CAST = "{'t':'Cast','id':2,'box':'talk/1','round':'r8','seq':3,'marks':{'clarity':9}}";

    private static boolean isCommand(String frame) {
        return Wire.decode(frame.replace('\'', '"')).isPresent();
    }

    @Test
    void the_frame_that_the_others_are_made_from_is_good() {
        assertThat(isCommand(CAST)).isTrue();
        assertThat(isCommand(" \n" + CAST.replace(",", " ,\t") + "\r\n ")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "9",
                "'Cast'",
                "[]",
                "{}",
                "hello",
                "{'t':'Cast'",
                "{'t'}",
                "{t:'Lock'}",
                "\u0000",
                "\uFEFF{'t':'Lock','id':1,'on':true}",
                "// {'t':'Lock','id':1,'on':true}",
                "[{'t':'Lock','id':1,'on':true}]",
                "{'t':'Lock','id':1,'on':true}{}",
                "{'t':'Lock','id':1,'on':true} x",
                "{'t':'Lock','id':1,'on':true},",
                "{'t':'Lock','id':1,'on':true}]",
                "{'t':'Lock','id':1,'on':true,}",
                "{'t':'Lock',,'id':1,'on':true}"
            })
    void what_is_no_json_object_is_refused(String frame) {
        assertThat(isCommand(frame)).isFalse();
    }

    @Test
    void what_is_deep_or_wide_is_refused_at_little_cost() {
        assertThat(isCommand("[".repeat(4_000) + "]".repeat(4_000))).isFalse();
        assertThat(isCommand("{'a':".repeat(1_300) + "1" + "}".repeat(1_300))).isFalse();
        assertThat(isCommand(
                        CAST.replace("{'clarity':9}", "{'clarity':" + "[".repeat(3_000) + "]".repeat(3_000) + "}")))
                .isFalse();
        String many = Stream.iterate(0, n -> n < 65, n -> n + 1)
                .map(n -> "'c" + n + "':1")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(isCommand(CAST.replace("{'clarity':9}", many))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Cats'",
                "'cast'",
                "''",
                "null",
                "1",
                "'OfModerator'",
                "'Change'",
                "'Since'",
                "'Ok'",
                "'Welcome'"
            })
    void a_type_that_is_not_known_is_refused(String type) {
        assertThat(isCommand(CAST.replace("'Cast'", type))).isFalse();
        assertThat(isCommand("{'t':" + type + ",'id':1}")).isFalse();
    }

    static Stream<String> fieldsOfExamples() {
        return ProtocolPage.read().frames("→").stream();
    }

    @ParameterizedTest
    @MethodSource("fieldsOfExamples")
    void no_command_takes_a_field_more_or_twice_or_text_after_its_end(String good) {
        String open = good.substring(0, good.length() - 1);
        assertThat(Wire.decode(open + ",\"extra\":1}")).isEmpty();
        assertThat(Wire.decode(open + ",\"id\":1}")).isEmpty();
        assertThat(Wire.decode(open + ",\"t\":\"Lock\"}")).isEmpty();
        assertThat(Wire.decode(good + good)).isEmpty();
        assertThat(Wire.decode(good + "\n" + good)).isEmpty();
        assertThat(Wire.decode(open)).isEmpty();
        assertThat(Wire.decode("[" + good + "]")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("fieldsOfExamples")
    void no_command_does_without_its_id(String good) {
        String without = good.replaceFirst("\"id\":\\d+,", "");
        assertThat(without).isNotEqualTo(good);
        assertThat(Wire.decode(without)).isEmpty();
        for (String id : List.of("null", "\"1\"", "1.0", "1e0", "true", "{}", "9223372036854775808", "")) {
            assertThat(Wire.decode(good.replaceFirst("\"id\":\\d+", "\"id\":" + id)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'t':'Join','id':1,'session':'482913'}",
                "{'t':'Join','id':1,'pass':'x'}",
                "{'t':'Join','id':1,'session':482913,'pass':'x'}",
                "{'t':'Join','id':1,'session':'482913','pass':null}",
                "{'t':'Join','id':1,'session':'482913','pass':'x','since':118}",
                "{'t':'Join','id':1,'session':'482913','pass':'x','since':null}",
                "{'t':'Join','id':1,'session':'482913','pass':'x','since':{'epoch':'k3'}}",
                "{'t':'Join','id':1,'session':'482913','pass':'x','since':{'epoch':'k3','version':1.5}}",
                "{'t':'Join','id':1,'session':'482913','pass':'x','since':{'epoch':'k3','version':1,'more':1}}",
                "{'t':'Join','id':1,'session':'482913','pass':'x','since':{'epoch':'k3','version':1,'version':1}}",
                "{'t':'Ask','id':1,'text':'Why?'}",
                "{'t':'Ask','id':1,'question':'9','text':'Why?'}",
                "{'t':'Ask','id':1,'question':'Q9','text':'Why?'}",
                "{'t':'Ask','id':1,'question':'q','text':'Why?'}",
                "{'t':'Ask','id':1,'question':'q9/../session','text':'Why?'}",
                "{'t':'Ask','id':1,'question':'q12345678901234567890123456789012','text':'Why?'}",
                "{'t':'Ask','id':1,'question':'q9','text':7}",
                "{'t':'Ask','id':1,'question':'q9','text':'Why?','talk':1}",
                "{'t':'Ask','id':1,'question':'q9','text':'Why?','talk':'talk/1'}",
                "{'t':'Ask','id':1,'question':'q9','text':'Why?','seen':1}",
                "{'t':'Remark','id':1,'talk':'1','text':'Fine'}",
                "{'t':'Remark','id':1,'talk':'1','text':'Fine','ready':'true'}",
                "{'t':'Remark','id':1,'talk':'1','text':'Fine','ready':1}",
                "{'t':'Move','id':1,'phase':'SCORING'}",
                "{'t':'Move','id':1,'phase':'lunch'}",
                "{'t':'Move','id':1,'seen':'1','phase':'break'}",
                "{'t':'Move','id':1,'seen':null,'phase':'break'}",
                "{'t':'Timer','id':1}",
                "{'t':'Timer','id':1,'endsAt':1,'remaining':1}",
                "{'t':'Timer','id':1,'endsAt':1.5}",
                "{'t':'Open','id':1,'box':'session'}",
                "{'t':'Open','id':1,'box':'tally/talk/1'}",
                "{'t':'Open','id':1,'box':'remark/1/a'}",
                "{'t':'Open','id':1,'box':'talk/1','anew':'yes'}",
                "{'t':'Open','id':1,'box':'talk/1','closesAt':'1763800600000'}",
                "{'t':'Close','id':1,'box':'talk/'}",
                "{'t':'Place','id':1,'question':'q9','lane':'withdrawn'}",
                "{'t':'Place','id':1,'question':'q9','lane':'shown','reason':'boring'}",
                "{'t':'Place','id':1,'question':'q9','lane':null}",
                "{'t':'Spotlight','id':1}",
                "{'t':'Reword','id':1,'question':null,'text':'Why?'}",
                "{'t':'Review','id':1,'on':'true'}",
                "{'t':'Lock','id':1,'on':null}",
                "{'t':'Lock','id':1}"
            })
    void a_field_that_is_missing_or_of_another_form_is_refused(String frame) {
        assertThat(isCommand(frame)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "3.0",
                "3.5",
                "3e0",
                "'3'",
                "null",
                "true",
                "[3]",
                "NaN",
                "Infinity",
                "1000000001",
                "03",
                "0x3",
                "+3",
                "9223372036854775807",
                "99999999999999999999",
                "1e400000000",
                "1111111111111111111111111111111111111111"
            })
    void a_seq_is_a_whole_number_from_one(String seq) {
        assertThat(isCommand(CAST.replace("'seq':3", "'seq':" + seq))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'9'",
                "null",
                "true",
                "[9]",
                "{}",
                "NaN",
                "-Infinity",
                "1e400000000",
                "1e-400000000",
                "1e99999999999",
                "9.",
                ".9",
                "09",
                "1e13",
                "1.0000000000001",
                "1234567890123",
                "11111111111111111111111111111111111"
            })
    void a_mark_is_a_number_of_few_digits(String mark) {
        assertThat(isCommand(CAST.replace("'clarity':9", "'clarity':" + mark))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'talk/1'", "[]", "null", "9", "{'clarity':9,'clarity':9}", "{'clarity':9,}"})
    void marks_are_an_object_without_duplicates(String marks) {
        assertThat(isCommand(CAST.replace("{'clarity':9}", marks))).isFalse();
    }

    @Test
    void equal_marks_are_one_text_however_they_were_written() {
        assertThat(Stream.of("9", "9.0", "9.000", "0.9e1", "9e0", "90e-1").map(WireTest::canonical))
                .containsOnly("{\"clarity\":9}");
        assertThat(canonical("10")).isEqualTo("{\"clarity\":10}").isEqualTo(canonical("1e1"));
        assertThat(canonical("0"))
                .isEqualTo("{\"clarity\":0}")
                .isEqualTo(canonical("-0"))
                .isEqualTo(canonical("0.00"));
        assertThat(MarksJson.canonical(Marks.of(Map.of("b", BigDecimal.ONE, "a", new BigDecimal("8.50")))))
                .isEqualTo("{\"a\":8.5,\"b\":1}");
    }

    private static String canonical(String number) {
        String frame = CAST.replace("'clarity':9", "'clarity':" + number).replace('\'', '"');
        return MarksJson.canonical(((Command.Cast) Wire.decode(frame).orElseThrow()).marks());
    }
}
