package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void what_is_typed_in_any_script_stays_as_typed() {
        assertThat(Text.kept("為什麼 <b>我們</b> & \"you\"? 👩‍🏫")).isEqualTo("為什麼 <b>我們</b> & \"you\"? 👩‍🏫");
        assertThat(Text.kept("שלום\u200F")).isEqualTo("שלום\u200F");
    }

    @Test
    void letters_are_composed_so_that_equal_words_are_equal() {
        assertThat(Text.kept("cafe\u0301")).isEqualTo("caf\u00E9");
    }

    @Test
    void control_characters_go_and_line_breaks_stay() {
        assertThat(Text.kept("a\u0000b\u0007c\u007Fd\u0085e")).isEqualTo("abcde");
        assertThat(Text.kept("one\r\ntwo\nthree\tfour")).isEqualTo("one\ntwo\nthree four");
    }

    @Test
    void nothing_overrides_the_reading_direction() {
        assertThat(Text.kept("a\u202Eb\u202Ac\u202Cd\u2066e\u2069f")).isEqualTo("abcdef");
    }

    @Test
    void a_lone_surrogate_goes_and_a_pair_stays() {
        assertThat(Text.kept("a\uD83Db\uDE00c")).isEqualTo("abc");
        assertThat(Text.kept("\uD83D\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
        assertThat(Text.kept("\uD83D\u0000\uDE00")).isEmpty();
    }

    @Test
    void an_accent_behind_a_control_character_finds_its_letter() {
        assertThat(Text.kept("e\u0000\u0301")).isEqualTo("\u00E9");
    }

    @Test
    void nothing_is_left_of_white_space() {
        assertThat(Text.kept(" \t\r\n\u3000\u0000 ")).isEmpty();
    }

    @Test
    void an_emoji_counts_once() {
        assertThat(Text.length("期😀")).isEqualTo(2);
    }

    @Property
    void what_is_kept_is_kept_again_unchanged(
            @ForAll
                    @Chars({'a', 'e', ' ', '\n', '\t', '\r', '\u0000', '\u0301', '\u202E', '\uD83D', '\uDE00', '\u2000'
                    })
                    @CharRange(from = '\uAC00', to = '\uAC10')
                    @CharRange(from = '\u1100', to = '\u1110')
                    String typed) {
        String kept = Text.kept(typed);
        assertThat(Text.kept(kept)).isEqualTo(kept);
        assertThat(Normalizer.isNormalized(kept, Normalizer.Form.NFC)).isTrue();
        assertThat(kept.codePoints()).noneMatch(it -> it != '\n' && Character.isISOControl(it));
        assertThat(kept.codePoints()).noneMatch(it -> Character.getType(it) == Character.SURROGATE);
    }
}
