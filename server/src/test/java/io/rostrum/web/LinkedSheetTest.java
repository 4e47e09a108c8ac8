package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedSheetTest {
    private static final Map<String, String> FILES = Map.of("css/a.css", "a {}\n", "css/deep/b.css", "b {}\n");

    @Test
    void what_a_sheet_imports_stands_in_its_place_under_its_own_conditions() {
        assertThat(linked("""
                @import './a.css';
                @import './deep/b.css' (min-width: 10rem) and (hover: hover);

                c {}
                """)).isEqualTo("""
                a {}
                @media (min-width: 10rem) and (hover: hover) {
                b {}
                }

                c {}
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@import './a.css';\n@import './a.css';\n",
                "@import './page.css';\n",
                "@import url(a.css);\n",
                "@import './missing.css';\n"
            })
    void what_is_imported_twice_or_otherwise_is_refused(String sheet) {
        assertThatThrownBy(() -> linked(sheet)).isInstanceOf(IllegalStateException.class);
    }

    private static String linked(String sheet) {
        return LinkedSheet.of("css/page.css", name -> {
            if (!name.equals("css/page.css") && !FILES.containsKey(name)) {
                throw new IllegalStateException(name);
            }
            return Objects.requireNonNullElse(FILES.get(name), sheet);
        });
    }
}
