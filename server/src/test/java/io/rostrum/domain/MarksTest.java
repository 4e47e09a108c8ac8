package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarksTest {

    @ParameterizedTest
    @CsvSource({"9.50,9.5", "9.0,9", "1E+1,10", "100,100", "0.00,0", "0E+9,0", "-1.50,-1.5", "5E-1,0.5"})
    void a_number_has_one_shortest_form(String typed, String shortest) {
        assertThat(Marks.shortest(new BigDecimal(typed))).isEqualTo(new BigDecimal(shortest));
        assertThat(Marks.shortest(new BigDecimal(typed))).hasToString(shortest);
    }

    @Test
    void equal_marks_are_equal_however_they_were_written() {
        assertThat(Example.marks("fit", "9.50", "conception", "1E+1"))
                .isEqualTo(Example.marks("conception", "10", "fit", "9.5"));
        assertThat(Example.marks("fit", 9)).isNotEqualTo(Example.marks("fit", 8));
        assertThat(Example.marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void marks_are_kept_in_the_order_of_their_keys() {
        assertThat(Example.marks("fit", 1, "analysis", 2, "conception", 3)
                        .values()
                        .keySet())
                .containsExactly("analysis", "conception", "fit");
    }

    @Property
    void trailing_zeros_never_make_another_ballot(
            @ForAll @Scale(2) @BigRange(min = "-100", max = "100") BigDecimal mark,
            @ForAll @IntRange(min = 2, max = 9) int scale) {
        assertThat(Example.marks("fit", mark.setScale(scale))).isEqualTo(Example.marks("fit", mark));
        assertThat(Marks.shortest(mark)).isEqualByComparingTo(mark);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "1E+21", "123456789012345678901"})
    void a_number_that_would_fill_the_memory_is_turned_away(String typed) {
        var number = new BigDecimal(typed);
        assertThatThrownBy(() -> Marks.shortest(number)).isInstanceOf(IllegalArgumentException.class);
    }
}
