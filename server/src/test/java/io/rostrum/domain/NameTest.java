package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session",
                "presence",
                "talk/1",
                "talk/opening",
                "question/q7f",
                "remark/1/a",
                "tally/talk/1",
                "tally/question/q7f",
                "mine/question/q7f"
            })
    void every_kind_of_name_is_read_as_it_is_written(String text) {
        assertThat(Name.parse(text)).map(Name::toString).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "talk",
                "question",
                "remark",
                "tally",
                "mine",
                "session/",
                "session/1",
                "presence/1",
                "talk/",
                "talk/1/2",
                "talk/A",
                "talk/期",
                "talk/1\n",
                "talk/12345678901234567",
                "question/7f",
                "question/q",
                "question/Q1",
                "question/q1234567890123456789012345678901x",
                "remark/1",
                "remark/1/",
                "remark//a",
                "remark/1/a/b",
                "tally/session",
                "tally/remark/1/a",
                "tally/tally/talk/1",
                "mine/talk/1",
                "mine/mine/question/q1",
                "poll/3",
                "Talk/1"
            })
    void a_malformed_name_names_nothing(String text) {
        assertThat(Name.parse(text)).isEmpty();
        assertThat(Box.parse(text)).isEmpty();
    }

    @Test
    void a_name_as_long_as_a_frame_names_nothing_and_does_no_harm() {
        assertThat(Name.parse("tally/".repeat(1_300))).isEmpty();
        assertThat(Name.parse("mine/".repeat(1_600) + "question/q1")).isEmpty();
    }

    @Property
    void whatever_is_read_is_written_the_same(@ForAll("almostNames") String text) {
        Name.parse(text).ifPresent(name -> assertThat(name).hasToString(text));
    }

    @Provide
    Arbitrary<String> almostNames() {
        return Arbitraries.of("session", "presence", "talk", "question", "remark", "tally", "mine", "q1", "1", "a", "")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("/", parts));
    }

    @Test
    void only_talks_and_questions_are_boxes_and_a_tally_names_its_box() {
        assertThat(Box.parse("talk/1")).contains(Example.TALK);
        assertThat(Box.parse("question/q1")).contains(Example.QUESTION);
        assertThat(Box.parse("tally/talk/1")).isEmpty();
        assertThat(Example.TALK.tally()).hasToString("tally/talk/1");
    }

    @Test
    void a_name_cannot_be_made_of_what_would_break_a_key() {
        assertThatThrownBy(() -> new Name.OfTalk("1}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Name.OfQuestion("q 1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Name.OfRemark("1", "a/b")).isInstanceOf(IllegalArgumentException.class);
    }
}
