package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Line;
import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.Role;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Register;
import io.rostrum.store.redis.RedisStore;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, over real sockets. */
class DoorTest {
    private static final int TURNED_AWAY = 4502;
    private static final int NO_SUCH_SESSION = 4501;
    private static final String PROTOCOL = "Sec-WebSocket-Protocol: rostrum.1";

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    private static String knock(String path, String... headers) {
        try (Line line = Line.dial(ROSTRUM.port())) {
            return line.handshake(path, headers).lines().findFirst().orElseThrow();
        }
    }

    @Test
    void what_sends_no_origin_is_no_browser_and_gets_in() {
        assertThat(knock("/ws", PROTOCOL)).contains(" 101 ");
    }

    @Test
    void a_page_of_this_server_gets_in() {
        assertThat(knock("/ws", PROTOCOL, "Origin: http://127.0.0.1:" + ROSTRUM.port()))
                .contains(" 101 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example",
                "http://127.0.0.1",
                "http://127.0.0.1:1",
                "null",
                "",
                "http://127.0.0.1.elsewhere.example"
            })
    void a_foreign_page_is_refused(String origin) {
        assertThat(knock("/ws", PROTOCOL, "Origin: " + origin)).contains(" 403 ");
    }

    @Test
    void who_does_not_speak_the_protocol_is_refused() {
        assertThat(knock("/ws")).contains(" 400 ");
        assertThat(knock("/ws", "Sec-WebSocket-Protocol: rostrum.2")).contains(" 400 ");
        assertThat(knock("/ws", "Sec-WebSocket-Protocol: chat, rostrum.1")).contains(" 101 ");
    }

    @Test
    void there_is_one_door() {
        assertThat(knock("/", PROTOCOL)).contains(" 404 ");
        assertThat(knock("/ws/more", PROTOCOL)).contains(" 404 ");
    }

    @Test
    void an_expired_pass_is_refused_and_a_fresh_one_joins_on_the_same_socket() {
        Room room = ROSTRUM.room();
        JsonObject fresh = room.pass("attendee", Room.freshDevice());
        try (Phone phone = room.phone(fresh, 0).connect(ROSTRUM.port())) {
            JsonObject late = phone.joining().put("pass", expired(fresh));
            assertThat(phone.said(late).getString("why")).isEqualTo("EXPIRED");
            assertThat(phone.refused("Ask", "question", "q1", "text", "?")).isEqualTo("JOIN_FIRST");
            assertThat(phone.join().getString("t")).isEqualTo("Ok");
            phone.does("Ask", "question", "q1", "text", "?");
        }
    }

    /** The same pass, signed by the same key twelve hours and a bit ago. */
    private static String expired(JsonObject fresh) {
        JsonObject claims = claims(fresh.getString("pass"));
        Pass pass = new Pass(
                Role.ATTENDEE,
                new SessionId(claims.getString("session")),
                new Person(claims.getString("sub")),
                Pass.BY_CODE,
                0,
                System.currentTimeMillis() - 1_000);
        return new Passes(Vertx.vertx(), ROSTRUM.signingKey(), InstantSource.system()).sign(pass);
    }

    private static JsonObject claims(String pass) {
        return new JsonObject(
                new String(Base64.getUrlDecoder().decode(pass.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    @Test
    void a_pass_that_was_changed_or_signed_by_nobody_is_no_pass() {
        Room room = ROSTRUM.room();
        JsonObject pass = room.pass("attendee", Room.freshDevice());
        String[] parts = pass.getString("pass").split("\\.", -1);
        String asModerator = encode(claims(pass.getString("pass")).put("role", "moderator"));
        String unsigned = encode(new JsonObject().put("alg", "none").put("typ", "JWT"));
        try (Phone phone = room.phone(pass, 0).connect(ROSTRUM.port())) {
            for (String forged : List.of(
                    parts[0] + "." + asModerator + "." + parts[2],
                    unsigned + "." + asModerator + ".",
                    parts[0] + "." + parts[1] + ".",
                    parts[1],
                    "",
                    "x.y.z")) {
                assertThat(phone.said(phone.joining().put("pass", forged)).getString("why"))
                        .as(forged)
                        .isEqualTo("EXPIRED");
            }
            assertThat(phone.join().getString("t")).isEqualTo("Ok");
        }
    }

    private static String encode(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toBuffer().getBytes());
    }

    @Test
    void a_pass_of_another_session_opens_nothing_here() {
        Room here = ROSTRUM.room();
        Room there = ROSTRUM.room();
        try (Phone phone =
                here.phone(there.pass("attendee", Room.freshDevice()), 0).connect(ROSTRUM.port())) {
            assertThat(phone.join().getString("why")).isEqualTo("EXPIRED");
        }
    }

    @Test
    void a_code_that_leads_nowhere_ends_the_socket_of_whoever_has_a_pass() {
        Room room = ROSTRUM.room();
        try (Phone phone = room.phone("attendee", Room.freshDevice()).connect(ROSTRUM.port())) {
            phone.tells(phone.joining().put("session", "none"));
            assertThat(phone.awaitEnd()).isEqualTo(NO_SUCH_SESSION);
        }
    }

    @Test
    void a_link_that_was_renewed_turns_its_old_passes_away() {
        Room room = ROSTRUM.room();
        JsonObject pass = room.pass("moderator", Room.freshDevice());
        renew(room);
        try (Phone moderator = room.phone(pass, 0).connect(ROSTRUM.port());
                Phone attendee = room.attendee()) {
            moderator.tells(moderator.joining());
            assertThat(moderator.awaitEnd()).isEqualTo(TURNED_AWAY);
            assertThat(attendee.epoch()).isNotEmpty();
        }
    }

    /** Takes the place of the link, whose store keeps what it has: a session of the same id in which it was renewed. */
    private static void renew(Room room) {
        RedisStore store = ROSTRUM.store();
        Register.Link second = new Register.Link(2, "renewed");
        ROSTRUM.forgetSecrets(room.session());
        ROSTRUM.ask(() -> store.register()
                .keep(room.session(), new Register.Secrets("person", Map.of(PrivateLinks.MODERATOR, second)))
                .map(true));
    }

    @Test
    void a_locked_door_lets_in_only_who_has_voted() {
        Room room = ROSTRUM.scoring();
        String voted = Room.freshDevice();
        try (Phone voter = room.enter("attendee", voted);
                Phone moderator = room.moderator()) {
            voter.scores("1", 1, 8);
            moderator.does("Lock", "on", true);
            moderator.awaitItem("session", session -> session.getBoolean("locked"));
            var newcomer = room.askForPass("attendee", Room.freshDevice());
            assertThat(newcomer.statusCode()).isEqualTo(403);
            assertThat(new JsonObject(newcomer.body()).getString("why")).isEqualTo("LOCKED");
            room.enter("attendee", voted).close();
            room.enter("projector").close();
        }
    }

    @Test
    void a_restart_tells_everybody_to_come_back() throws Exception {
        Room room = ROSTRUM.room();
        var phones = new ArrayList<Phone>();
        for (int i = 0; i < 4; i++) {
            phones.add(room.attendee());
        }
        ROSTRUM.restart();
        assertThat(phones).allMatch(phone -> phone.awaitEnd() == 4000);
        phones.forEach(phone -> phone.comeBack(ROSTRUM.port()).close());
    }

    /** In ten seconds on a machine of their own; these tests share theirs. */
    @Test
    void five_hundred_people_behind_one_address_come_in_within_ten_seconds() {
        Room room = ROSTRUM.room();
        long started = System.nanoTime();
        var coming = new ArrayList<CompletableFuture<Phone>>();
        for (int i = 0; i < 500; i++) {
            var phone = new CompletableFuture<Phone>();
            coming.add(phone);
            Thread.ofVirtual().start(() -> {
                try {
                    phone.complete(room.attendee());
                } catch (RuntimeException | AssertionError fault) {
                    phone.completeExceptionally(fault);
                }
            });
        }
        List<Phone> phones = coming.stream().map(CompletableFuture::join).toList();
        assertThat((System.nanoTime() - started) / 1_000_000_000L).isLessThan(20);
        try (Phone projector = room.projector()) {
            projector.awaitItem("presence", here -> here.getInteger("phones") == 500);
            phones.forEach(Phone::close);
            await().atMost(Phone.SOON)
                    .until(() -> new JsonObject().put("phones", 0).equals(projector.item("presence")));
        }
    }
}
