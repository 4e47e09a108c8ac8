package io.rostrum.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Links;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksFileTest {

    private static final Links LINKS = Links.of("482913", "192.168.1.20", 8080, new Links.Keys("kp", "km", "ks", "kr"));

    private static final LinksFile FILE = new LinksFile(LINKS, null, "");

    @Test
    void links_are_written_in_the_form_that_other_programs_read() {
        assertThat(FILE.text().replaceAll("\\s", "")).isEqualTo("""
                        {"code":"482913",
                        "base":"http://127.0.0.1:8080",
                        "attendee":"http://192.168.1.20:8080/s/482913",
                        "projector":"http://192.168.1.20:8080/screen/482913#key=kp",
                        "moderator":"http://192.168.1.20:8080/moderator/482913#key=km",
                        "speaker":"http://192.168.1.20:8080/speaker/482913#key=ks",
                        "reviewer":"http://192.168.1.20:8080/reviewer/482913#key=kr",
                        "keys":{"projector":"kp","moderator":"km","speaker":"ks","reviewer":"kr"}}""".replaceAll("\\s", ""));
    }

    @Test
    void what_was_written_is_read_again() {
        assertThat(LinksFile.parse(FILE.text())).contains(FILE);
        var withWifi = new LinksFile(LINKS, null, "会议室 \"5\" \\ $1");
        assertThat(LinksFile.parse(withWifi.text())).contains(withWifi);
        var rehearsed = new LinksFile(LINKS, Links.of("000111", "host", 80, LINKS.keys()), "");
        assertThat(LinksFile.parse(rehearsed.text())).contains(rehearsed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"code\":\"482913\"}", "not JSON"})
    void anything_else_is_no_links(String text) {
        assertThat(LinksFile.parse(text)).isEmpty();
    }

    @Test
    void an_address_of_ipv6_stands_in_brackets() {
        assertThat(Links.of("482913", "fd00::2", 80, LINKS.keys()).attendee())
                .isEqualTo("http://[fd00::2]:80/s/482913");
    }

    @Test
    void keys_are_not_printed_by_accident() {
        assertThat(LINKS.toString() + LINKS.keys()).doesNotContain("km", "kp");
    }
}
