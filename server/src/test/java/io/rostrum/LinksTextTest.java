package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Links;
import io.rostrum.wire.LinksFile;
import org.junit.jupiter.api.Test;

class LinksTextTest {

    private static final Links LINKS = Links.of("482913", "192.168.1.20", 8080, new Links.Keys("kp", "km", "ks", "kr"));
    private static final LinksFile FILE = new LinksFile(LINKS, null, "");

    @Test
    void every_link_stands_on_a_line_of_its_own() {
        assertThat(new LinksText(FILE, false).toString().lines())
                .anyMatch(line -> line.contains("Phones") && line.contains(LINKS.attendee()) && line.contains("482913"))
                .anyMatch(line -> line.contains("Projector") && line.endsWith(LINKS.projector()))
                .anyMatch(line -> line.contains("Moderator") && line.endsWith(LINKS.moderator()))
                .anyMatch(line -> line.contains("Speaker") && line.endsWith(LINKS.speaker()))
                .anyMatch(line -> line.contains("Reviewer") && line.endsWith(LINKS.reviewer()));
    }

    @Test
    void the_wifi_comes_first_if_there_is_one() {
        assertThat(new LinksText(new LinksFile(LINKS, null, "会议室 $1"), false)
                        .toString()
                        .lines())
                .anyMatch(line -> line.contains("Wi-Fi") && line.endsWith("会议室 $1"));
        assertThat(new LinksText(FILE, false).toString()).doesNotContain("Wi-Fi");
    }

    @Test
    void a_rehearsal_is_called_one_and_has_links_of_its_own() {
        Links its = Links.of("000111", "192.168.1.20", 8080, new Links.Keys("rp", "rm", "rs", "rr"));
        String text = new LinksText(new LinksFile(LINKS, its, ""), false).toString();
        int from = text.indexOf("REHEARSAL");
        assertThat(text.indexOf(LINKS.moderator())).isBetween(0, from);
        for (String link :
                new String[] {its.attendee(), its.projector(), its.moderator(), its.speaker(), its.reviewer()}) {
            assertThat(text.indexOf(link)).isGreaterThan(from);
        }
        assertThat(new LinksText(FILE, false).toString()).doesNotContain("REHEARSAL");
    }

    @Test
    void colours_are_only_for_a_terminal() {
        assertThat(new LinksText(FILE, false).toString()).doesNotContain("\u001b");
        assertThat(new LinksText(FILE, true).toString()).contains("\u001b[0m");
    }
}
