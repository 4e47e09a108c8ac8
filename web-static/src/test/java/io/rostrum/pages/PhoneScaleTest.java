package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A series whose rule has five criteria and scores out of a hundred. */
class PhoneScaleTest {
    private static final Path SERIES = Path.of("src", "test", "resources", "out-of-a-hundred.json");

    @RegisterExtension
    private final Meeting meeting =
            new Meeting("--series", SERIES.toAbsolutePath().toString());

    @Test
    void a_hundred_numbers_are_picked_from_the_phones_own_list() {
        Peer desk = meeting.desk();
        desk.move("scoring");
        Phone phone = meeting.phone(360, 640);
        phone.says(".hint", "1–100 分，100 分最高");
        for (String criterion : Phone.CRITERIA) {
            phone.find("[data-criterion=" + criterion + "] select").selectOption("85");
            assertThat(phone.find("[data-criterion=" + criterion + "] .chosen")).hasText("85");
        }
        phone.chooses("fit", "skip");
        assertThat(phone.find("[data-criterion=fit] select")).hasValue("");
        phone.chooses("delivery", "skip");
        Layout.fitsAnyPhone(phone.page());
        Accessible.check(phone.page(), "scoring out of a hundred");
        Meeting.picture(phone.page(), "phone-out-of-a-hundred");
        phone.presses("send");
        phone.isPromised("saved");
        desk.close(Peer.SCORED);
        phone.says("[data-state=counted]", "问题分析精准性 85，与本职工作契合度 跳过");
    }
}
