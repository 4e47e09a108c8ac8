package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Line;
import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What one socket does to the others, and to itself. */
class SocketTest {
    private static final int FEW_BYTES = 1_024;

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    @Test
    void one_that_says_goodbye_and_reads_nothing_holds_up_nobody() {
        Room room = ROSTRUM.room();
        fill(room);
        Phone stuck = room.phone("attendee", Room.freshDevice()).connect(ROSTRUM.port());
        try (Line line = Line.open(ROSTRUM.port(), FEW_BYTES)) {
            JsonObject join = new JsonObject()
                    .put("t", "Join")
                    .put("session", room.code())
                    .put("pass", stuck.pass());
            line.text(join.copy().put("id", 0).encode());
            line.heard();
            IntStream.range(1, 9)
                    .forEach(id -> line.text(join.copy().put("id", id).encode()));
            line.send(Line.CLOSE, new byte[] {0x03, (byte) 0xE8});
            everybodyElseSeesWhatHappens(room);
        } finally {
            stuck.close();
        }
    }

    /** Questions enough that few Welcomes fill all that is kept for a socket. */
    private static void fill(Room room) {
        for (int i = 0; i < 30; i++) {
            try (Phone asker = room.attendee()) {
                for (int each = 0; each < 3; each++) {
                    asker.does("Ask", "question", "q" + i + "x" + each, "text", "问".repeat(299));
                }
            }
        }
    }

    private static void everybodyElseSeesWhatHappens(Room room) {
        List<Phone> others =
                IntStream.range(0, 6).mapToObj(_ -> room.attendee()).toList();
        try (Phone moderator = room.moderator()) {
            for (int i = 0; i < 6; i++) {
                boolean on = i % 2 == 0;
                moderator.does("Lock", "on", on);
                others.forEach(other -> other.awaitItem("session", its -> its.getBoolean("locked") == on));
            }
        } finally {
            others.forEach(Phone::close);
        }
    }

    @Test
    void what_is_sent_behind_a_join_is_about_the_session_that_it_enters() {
        Room room = ROSTRUM.scoring();
        String round;
        try (Phone other = room.attendee()) {
            round = other.round("1");
        }
        try (Phone phone = room.phone("attendee", Room.freshDevice()).connect(ROSTRUM.port())) {
            var joined = phone.send(phone.joining());
            var cast = phone.send(Phone.cast("talk/1", round, 1, Phone.marks(9)));
            assertThat(joined.join().getString("t")).isEqualTo("Ok");
            assertThat(cast.join().getString("t")).isEqualTo("Ok");
            assertThat(phone.wrong()).isEmpty();
        }
        room.recountAgrees();
    }

    @Test
    void of_many_joins_at_once_each_is_answered_and_the_last_one_holds() {
        Room first = ROSTRUM.room();
        Room second = ROSTRUM.room();
        String device = Room.freshDevice();
        JsonObject there = second.pass("attendee", device);
        try (Phone phone = first.phone("attendee", device).connect(ROSTRUM.port());
                Phone moderator = second.moderator()) {
            List<JsonObject> joins = List.of(
                    phone.joining(),
                    phone.joining(),
                    Phone.command("Join", "session", second.code(), "pass", there.getString("pass")));
            joins.stream()
                    .map(phone::send)
                    .toList()
                    .forEach(answer -> assertThat(answer.join().getString("t")).isEqualTo("Ok"));
            moderator.does("Lock", "on", true);
            phone.awaitItem("session", its -> its.getBoolean("locked"));
        }
    }

    @Test
    void a_pass_is_good_for_its_own_session_only() {
        Room here = ROSTRUM.room();
        Room there = ROSTRUM.room();
        try (Line line = Line.open(ROSTRUM.port())) {
            String pass = here.pass("attendee", Room.freshDevice()).getString("pass");
            line.text(Phone.command("Join", "session", there.code(), "pass", pass)
                    .put("id", 1)
                    .encode());
            assertThat(new JsonObject(line.heard()).getString("why")).isEqualTo("EXPIRED");
        }
    }

    @Test
    void a_page_from_elsewhere_gets_no_socket() {
        String protocol = "Sec-WebSocket-Protocol: rostrum.1";
        for (String origin : List.of("http://elsewhere.example", "null", "", "//127.0.0.1:" + ROSTRUM.port())) {
            try (Line line = Line.dial(ROSTRUM.port())) {
                assertThat(line.handshake("/ws", protocol, "Origin: " + origin))
                        .as(origin)
                        .startsWith("HTTP/1.1 403 ");
            }
        }
        try (Line line = Line.dial(ROSTRUM.port())) {
            assertThat(line.handshake("/ws", protocol, "Origin: http://127.0.0.1:" + ROSTRUM.port()))
                    .startsWith("HTTP/1.1 101 ");
        }
    }
}
