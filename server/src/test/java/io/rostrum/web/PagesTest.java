package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                    会议室 5G        | 会议室 5G
                    "quoted" 'name'  | &quot;quoted&quot; &#39;name&#39;
                    <b>&amp;         | &lt;b&gt;&amp;amp;
                    $1 \\ \\0 ${x}   | $1 \\ \\0 ${x}
                    {{build}}        | {{build}}
                    {{wifi}}         | {{wifi}}
                    """)
    void every_page_tells_the_wifi_as_it_was_given(String name, String escaped) {
        for (String page : new String[] {"phone.html", "index.html", "missing.html", "screen.html"}) {
            assertThat(html(Pages.packed(name), page)).contains("<meta name=\"wifi\" content=\"" + escaped + "\" />");
        }
    }

    @Test
    void without_one_it_is_empty() {
        assertThat(html(Pages.packed(""), "phone.html"))
                .contains("<meta name=\"wifi\" content=\"\" />")
                .doesNotContain("{{");
    }

    @Test
    void another_wifi_is_another_page_that_loads_the_same_scripts() {
        Pages here = Pages.packed("here");
        Pages there = Pages.packed("there");
        assertThat(here.build()).isEqualTo(there.build());
        assertThat(tag(here, "phone.html"))
                .isNotEqualTo(tag(there, "phone.html"))
                .isEqualTo(tag(Pages.packed("here"), "phone.html"));
        assertThat(tag(here, "js/phone.js")).isEqualTo(tag(there, "js/phone.js"));
    }

    private static String html(Pages pages, String page) {
        return pages.find(page).orElseThrow().plain().toString();
    }

    private static String tag(Pages pages, String name) {
        return pages.find(name).orElseThrow().tag();
    }
}
