package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody may take a rehearsal for the meeting, whichever screen they look at. */
class RehearsalMarkTest {
    private static final String MARK = ".tag[data-rehearsal]";

    @RegisterExtension
    private final Meeting meeting = new Meeting("--rehearse", "2");

    @Test
    void every_page_of_a_rehearsal_is_marked_and_none_of_the_meeting_is() {
        Links rehearsal = Objects.requireNonNull(meeting.links().rehearsal());
        for (String place : List.of(
                rehearsal.base() + "/s/" + rehearsal.code(),
                rehearsal.projector(),
                rehearsal.moderator(),
                rehearsal.speaker(),
                rehearsal.reviewer())) {
            Page page = meeting.shown(1024, 768, place);
            assertThat(page.locator(MARK)).isVisible();
        }
        Phone phone = meeting.phone();
        phone.sees("main[data-phase]");
        phone.seesNo(MARK);
    }
}
