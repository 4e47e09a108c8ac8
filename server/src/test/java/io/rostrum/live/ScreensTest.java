package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What every screen holds, over real sockets. */
class ScreensTest {
    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    @Test
    void a_talk_is_scored_and_everybody_sees_how_many_have() {
        Room room = ROSTRUM.scoring();
        try (Phone projector = room.projector();
                Phone phone = room.attendee()) {
            JsonObject ok = phone.scores("1", 1, 9);
            assertThat(ok.getString("t")).isEqualTo("Ok");
            projector.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 1);
            phone.awaitItem("tally/talk/1", tally -> tally.getInteger("turnout") == 1);
            assertThat(phone.wrong()).isEmpty();
        }
        room.recountAgrees();
    }

    @Test
    void a_person_on_many_sockets_is_one_who_is_here() {
        Room room = ROSTRUM.room();
        String device = Room.freshDevice();
        List<Phone> same = IntStream.range(0, 8)
                .mapToObj(_ -> room.enter("attendee", device))
                .toList();
        try (Phone projector = room.projector();
                Phone other = room.attendee()) {
            projector.awaitItem("presence", here -> here.getInteger("phones") == 2);
            other.close();
            projector.awaitItem("presence", here -> here.getInteger("phones") == 1);
            same.forEach(Phone::close);
            projector.awaitItem("presence", here -> here.getInteger("phones") == 0);
        }
    }
}
