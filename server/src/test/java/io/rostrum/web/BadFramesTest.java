package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Line;
import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bad frame of every kind, over a socket spoken by hand; after each the server still serves somebody good. */
class BadFramesTest {
    private static final int BAD_FRAME = 4500;
    private static final int NOT_UTF8 = 1007;
    private static final int TOO_BIG = 1009;
    private static final int LIMIT = 8 * 1024;

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    private static @Nullable Room shared;
    private static int marks;

    private @Nullable Line line;

    private static Room room() {
        Room room = shared == null ? ROSTRUM.scoring() : shared;
        shared = room;
        return room;
    }

    private Line line() {
        Line open = line;
        if (open == null) {
            throw new IllegalStateException();
        }
        return open;
    }

    @BeforeEach
    void open() {
        room();
        line = Line.open(ROSTRUM.port());
    }

    @AfterEach
    void the_server_still_serves_somebody_good() {
        line().close();
        try (Phone good = room().attendee()) {
            assertThat(good.scores("1", 1, 1 + marks++ % 10).getString("t")).isEqualTo("Ok");
            assertThat(good.wrong()).isEmpty();
        }
    }

    static Stream<String> noCommands() {
        String deep = "{\"t\":\"Lock\",\"id\":1,\"on\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}";
        return Stream.of(
                "",
                " ",
                "{",
                "null",
                "[]",
                "7",
                "\"Join\"",
                "{}",
                "hello",
                deep,
                "{\"t\":\"Shout\",\"id\":1}",
                "{\"t\":7,\"id\":1}",
                "{\"id\":1}",
                "{\"t\":\"Lock\",\"on\":true}",
                "{\"t\":\"Lock\",\"id\":\"1\",\"on\":true}",
                "{\"t\":\"Lock\",\"id\":1.5,\"on\":true}",
                "{\"t\":\"Lock\",\"id\":1e99999999,\"on\":true}",
                "{\"t\":\"Lock\",\"id\":123456789012345678901,\"on\":true}",
                "{\"t\":\"Lock\",\"id\":1,\"on\":\"true\"}",
                "{\"t\":\"Lock\",\"id\":1,\"on\":true,\"more\":1}",
                "{\"t\":\"Lock\",\"id\":1,\"on\":true,\"on\":true}",
                "{\"t\":\"Lock\",\"id\":1,\"on\":true} {}",
                "{'t':'Lock','id':1,'on':true}",
                "{\"t\":\"Join\",\"id\":1,\"session\":482913,\"pass\":\"x\"}",
                "{\"t\":\"Cast\",\"id\":1,\"box\":\"session\",\"round\":\"r\",\"seq\":1,\"marks\":{}}",
                "{\"t\":\"Cast\",\"id\":1,\"box\":\"talk/1\",\"round\":\"r\",\"seq\":0,\"marks\":{}}",
                "{\"t\":\"Cast\",\"id\":1,\"box\":\"talk/1\",\"round\":\"r\",\"seq\":1,\"marks\":{\"fit\":\"9\"}}",
                "{\"t\":\"Cast\",\"id\":1,\"box\":\"talk/1\",\"round\":\"r\",\"seq\":1,\"marks\":{\"fit\":NaN}}",
                "{\"t\":\"Cast\",\"id\":1,\"box\":\"talk/1\",\"round\":\"r\",\"seq\":1,\"marks\":{\"fit\":1e400000000}}",
                "{\"t\":\"Cast\",\"id\":1,\"box\":\"talk/1\",\"round\":\"r\",\"seq\":1,\"marks\":[9]}",
                "{\"t\":\"Ask\",\"id\":1,\"question\":\"Q 1\\n\",\"text\":\"x\"}",
                "{\"t\":\"Move\",\"id\":1,\"phase\":\"party\"}",
                "{\"t\":\"Place\",\"id\":1,\"question\":\"q1\",\"lane\":\"withdrawn\"}");
    }

    @ParameterizedTest
    @MethodSource("noCommands")
    void what_is_no_command_to_the_letter_ends_the_socket(String text) {
        line().text(text);
        assertThat(line().ended()).isEqualTo(BAD_FRAME);
    }

    @Test
    void a_number_as_text_ends_also_a_socket_that_has_joined_and_counts_nothing() {
        try (Phone phone = room().attendee()) {
            phone.tells(Phone.cast("talk/1", phone.round("1"), 1, Phone.marks("9")));
            assertThat(phone.awaitEnd()).isEqualTo(BAD_FRAME);
            phone.comeBack();
            assertThat(phone.ballots()).isEqualTo(new JsonObject());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.5", "0", "11", "-1", "9.000001", "100000000000"})
    void a_mark_off_the_scale_is_refused_by_name_and_the_socket_stays(String mark) {
        try (Phone phone = room().attendee()) {
            String cast =
                    Phone.cast("talk/1", phone.round("1"), 1, Phone.marks(0)).encode();
            phone.tells(new JsonObject(cast.replace(":0", ":" + mark)));
            await().atMost(Phone.SOON).until(() -> !phone.heard("No").isEmpty());
            assertThat(phone.heard("No").getFirst().getString("why")).isEqualTo("BAD_MARKS");
            assertThat(phone.scores("1", 1, 9).getString("t")).isEqualTo("Ok");
        }
    }

    @Test
    void nine_point_zero_is_nine() {
        try (Phone phone = room().attendee()) {
            String round = phone.round("1");
            JsonObject nine = phone.said(Phone.cast("talk/1", round, 1, Phone.marks(9)));
            JsonObject again = phone.said(Phone.cast("talk/1", round, 1, Phone.marks(9.0)));
            assertThat(again.getString("receipt")).isEqualTo(nine.getString("receipt"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {LIMIT + 1, 61_000, 1_000_000})
    void a_message_over_the_limit_ends_the_socket_and_says_so(int length) {
        try {
            line().text(" ".repeat(length));
        } catch (UncheckedIOException alreadyEnded) {
            assertThat(alreadyEnded).isNotNull();
        }
        assertThat(line().ended()).isEqualTo(TOO_BIG);
    }

    @Test
    void a_message_over_the_limit_in_small_fragments_ends_the_socket_and_says_so() {
        line().raw(Line.frame(false, Line.TEXT, new byte[1_000]));
        for (int i = 0; i < 8; i++) {
            line().raw(Line.frame(false, Line.CONTINUATION, new byte[1_000]));
        }
        assertThat(line().ended()).isEqualTo(TOO_BIG);
    }

    @Test
    void a_message_at_the_limit_is_read() {
        String command = "{\"t\":\"Lock\",\"id\":1,\"on\":true}";
        line().text(command + " ".repeat(LIMIT - command.length()));
        assertThat(line().heard()).contains("JOIN_FIRST");
    }

    @Test
    void binary_ends_the_socket() {
        line().send(Line.BINARY, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(line().ended()).isEqualTo(BAD_FRAME);
    }

    @Test
    void what_is_not_utf8_ends_the_socket_and_says_so() {
        line().send(Line.TEXT, new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', '}'});
        assertThat(line().ended()).isEqualTo(NOT_UTF8);
    }

    @Test
    void half_a_character_at_the_end_is_not_utf8() {
        line().send(Line.TEXT, new byte[] {'{', (byte) 0xE8, (byte) 0xAF});
        assertThat(line().ended()).isEqualTo(NOT_UTF8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x83, 0xF1, 0xC1, 0x8B})
    void a_frame_that_the_standard_does_not_know_ends_the_socket(int first) {
        byte[] frame = Line.frame(true, Line.TEXT, "{}".getBytes(StandardCharsets.UTF_8));
        frame[0] = (byte) first;
        line().raw(frame);
        assertThat(line().ended()).isEqualTo(BAD_FRAME);
    }

    @Test
    void a_frame_without_a_mask_ends_the_socket() {
        line().raw(new byte[] {(byte) 0x81, 2, '{', '}'});
        assertThat(line().ended()).isEqualTo(BAD_FRAME);
    }

    @Test
    void a_flood_of_pings_ends_the_socket_after_a_bounded_number_of_pongs() {
        byte[] ping = Line.frame(true, Line.PING, new byte[100]);
        Buffer many = Buffer.buffer();
        for (int i = 0; i < 1_000; i++) {
            many.appendBytes(ping);
        }
        int pongs = pongsTo(many.getBytes(), 20);
        assertThat(pongs).isLessThan(3_000);
    }

    private int pongsTo(byte[] thousandPings, int times) {
        Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < times; i++) {
                    line().raw(thousandPings);
                }
            } catch (UncheckedIOException ended) {
                // That is what is wanted.
            }
        });
        int pongs = 0;
        try {
            for (Line.Frame frame = line().read(); frame.kind() != Line.CLOSE; frame = line().read()) {
                pongs++;
            }
        } catch (java.io.IOException ended) {
            return pongs;
        }
        return pongs;
    }

    @Test
    void a_flood_of_pongs_ends_the_socket() {
        for (int i = 0; i < 200; i++) {
            line().send(Line.PONG, new byte[0]);
        }
        assertThat(line().ended()).isIn(BAD_FRAME, 1006);
    }

    @Test
    void a_flood_of_commands_before_any_join_ends_the_socket() {
        try {
            for (int i = 0; i < 10_000; i++) {
                line().text("{\"t\":\"Lock\",\"id\":1,\"on\":true}");
            }
        } catch (UncheckedIOException ended) {
            assertThat(ended).isNotNull();
        }
        assertThat(line().ended()).isIn(BAD_FRAME, 1006);
    }

    @Test
    void one_byte_at_a_time_is_read_like_any_other() {
        for (byte one : Line.frame(true, Line.TEXT, lock())) {
            line().raw(new byte[] {one});
        }
        assertThat(line().heard()).contains("JOIN_FIRST");
    }

    private static byte[] lock() {
        return "{\"t\":\"Lock\",\"id\":1,\"on\":true}".getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_message_in_fragments_with_a_ping_between_is_one_message() {
        byte[] text = "{\"t\":\"Ask\",\"id\":3,\"question\":\"q1\",\"text\":\"为什么\"}".getBytes(StandardCharsets.UTF_8);
        int within = text.length - 5;
        line().raw(Line.frame(false, Line.TEXT, Buffer.buffer(text).getBytes(0, 10)));
        line().send(Line.PING, new byte[] {1});
        line().raw(Line.frame(false, Line.CONTINUATION, Buffer.buffer(text).getBytes(10, within)));
        line().raw(Line.frame(true, Line.CONTINUATION, Buffer.buffer(text).getBytes(within, text.length)));
        assertThat(new JsonObject(line().heard()))
                .isEqualTo(new JsonObject().put("t", "No").put("id", 3).put("why", "JOIN_FIRST"));
    }

    @Test
    void a_continuation_of_nothing_ends_the_socket() {
        line().raw(Line.frame(true, Line.CONTINUATION, lock()));
        assertThat(line().ended()).isEqualTo(BAD_FRAME);
    }

    @Test
    void commands_before_the_join_are_answered_with_join_first_and_the_join_still_works() {
        try (Phone phone = room().phone("attendee", Room.freshDevice()).connect(ROSTRUM.port())) {
            assertThat(phone.refused("Ask", "question", "q1", "text", "早")).isEqualTo("JOIN_FIRST");
            assertThat(phone.join().getString("t")).isEqualTo("Ok");
        }
    }

    @Test
    void what_is_compressed_is_never_agreed_to() {
        try (Line asks = Line.dial(ROSTRUM.port())) {
            String head = asks.handshake(
                    "/ws",
                    "Sec-WebSocket-Protocol: rostrum.1",
                    "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits, x-webkit-deflate-frame");
            assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("deflate");
        }
    }
}
