package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.rostrum.Line;
import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.rostrum.live.Audiences;
import io.rostrum.live.Members;
import io.rostrum.live.Receipts;
import io.rostrum.live.RedisTime;
import io.rostrum.live.Sessions;
import io.rostrum.store.redis.RedisStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the door does as time passes, with a clock that the test moves; all the rest is real. */
class DeadlinesTest {
    private static final int SILENT = 4002;

    /** In ms, how long a connection may take to ask for something here. */
    private static final int SHORT = 400;

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    private final AtomicLong passed = new AtomicLong();
    private final InstantSource clock = () -> Instant.ofEpochMilli(System.currentTimeMillis() + passed.get());
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Vertx vertx = Vertx.vertx();
    private @Nullable Context loop;
    private @Nullable Door door;
    private int port;

    @BeforeEach
    void open() {
        vertx.deployVerticle(context -> {
                    loop = context;
                    return new RedisStore(vertx, ROSTRUM.redis().address().url(), () -> "epoch", new SecureRandom())
                            .open()
                            .compose(this::listen);
                })
                .await();
    }

    private Future<HttpServer> listen(RedisStore store) {
        var time = new RedisTime(clock);
        var meters = new Meters(registry);
        var standing = new Standing();
        var sessions = new Sessions(vertx, store, time, () -> "round", Members.alone("node"), meters);
        var receipts = new Receipts(ROSTRUM.signingKey());
        var audiences = new Audiences(vertx, store, sessions, receipts, time, new SecureRandom(), meters);
        var passes = new Passes(vertx, ROSTRUM.signingKey(), clock);
        var opened = new Door(
                passes,
                store.register(),
                audiences,
                new Limits(clock, Limits.PHONES_PER_ADDRESS, new Proxies(List.of())),
                meters,
                clock,
                standing,
                new Turns(1, new SecureRandom()));
        door = opened;
        var arrivals = new Arrivals(vertx, SHORT);
        return vertx.createHttpServer(WebVerticle.options().setSendBufferSize(4 * 1024))
                .connectionHandler(arrivals::arrived)
                .webSocketHandshakeHandler(opened::handshake)
                .webSocketHandler(ws -> {
                    arrivals.asked(ws.remoteAddress(), ws.localAddress());
                    opened.open(ws);
                })
                .listen(0)
                .onSuccess(server -> port = server.actualPort());
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private double closes(String code) {
        var counter = registry.find("rostrum.closes").tag("code", code).counter();
        return counter == null ? 0 : counter.count();
    }

    /** So long that each socket is checked once. */
    private void pass(long millis) {
        passed.addAndGet(millis);
        look(Door.LOOKS);
    }

    private void look(int times) {
        Context context = loop;
        Door opened = door;
        if (context == null || opened == null) {
            throw new IllegalStateException();
        }
        for (int i = 0; i < times; i++) {
            context.runOnContext(_ -> opened.look());
        }
    }

    /** One turn there is, and another phone has it while Redis does not answer. */
    @Test
    void a_join_that_finds_no_turn_is_told_to_come_again_and_keeps_its_socket() throws Exception {
        Room room = ROSTRUM.room();
        long redis = ROSTRUM.redis().process();
        try (Phone first = room.phone("attendee", Room.freshDevice()).connect(port);
                Phone second = room.phone("attendee", Room.freshDevice()).connect(port)) {
            ROSTRUM.signalRedis("STOP", redis);
            CompletableFuture<JsonObject> waiting = first.send(first.joining());
            JsonObject turnedAway =
                    Phone.soon().until(second::join, answer -> answer.getLong("retryAfter", 0L) >= 1_000);
            assertThat(turnedAway.getString("why")).isEqualTo("TRY_AGAIN");
            ROSTRUM.signalRedis("CONT", redis);
            assertThat(waiting.join()).isNotNull();
            Phone.soon().until(() -> second.join().getString("t").equals("Ok"));
            Phone.soon().until(() -> second.welcomes() == 1);
        } finally {
            ROSTRUM.signalRedis("CONT", redis);
        }
    }

    @Test
    void who_does_not_join_within_ten_seconds_is_sent_away() {
        try (Line line = Line.open(port)) {
            await().atMost(Phone.SOON).until(() -> {
                pass(10_001);
                return closes("silent") == 1;
            });
            assertThat(line.ended()).isEqualTo(SILENT);
        }
    }

    @Test
    void who_says_nothing_or_a_letter_now_and_then_is_not_waited_for() throws Exception {
        try (Line silent = Line.dial(port);
                Line slow = Line.dial(port)) {
            byte[] request = slow.request("/ws", "Sec-WebSocket-Protocol: rostrum.1");
            await().pollInterval(Duration.ofMillis(20)).atMost(Phone.SOON).until(new Drip(slow, request)::isCutOff);
            assertThat(silent.isOver()).isTrue();
        }
    }

    /** As behind a router that gives a phone the same port for two addresses of this machine. */
    @Test
    void one_port_that_leads_to_two_addresses_is_two_connections() throws Exception {
        try (Line asks = Line.dial("127.0.0.1", port, 0);
                Line silent = Line.dial("127.0.0.2", port, asks.from())) {
            asks.handshake("/ws", "Sec-WebSocket-Protocol: rostrum.1");
            assertThat(silent.isOver()).isTrue();
            asks.text("no command");
            assertThat(asks.ended()).isEqualTo(CloseCode.BAD_FRAME.number());
        }
    }

    /** One more byte of a request each time, and whether that was in vain. */
    private static final class Drip {
        private final Line line;
        private final byte[] request;
        private int sent;

        Drip(Line line, byte[] request) {
            this.line = line;
            this.request = request;
        }

        boolean isCutOff() {
            try {
                line.raw(new byte[] {request[sent]});
                sent++;
                assertThat(sent).as("it would be whole").isLessThan(request.length);
                return false;
            } catch (UncheckedIOException cutOff) {
                return true;
            }
        }
    }

    @Test
    void who_has_asked_is_not_cut_off() throws Exception {
        Room room = ROSTRUM.room();
        try (Phone phone = room.phone("attendee", Room.freshDevice()).comeBack(port);
                Line silent = Line.dial(port)) {
            assertThat(silent.isOver()).isTrue();
            assertThat(phone.join().getString("t")).isEqualTo("Ok");
        }
    }

    @Test
    void who_joins_in_time_stays_and_is_pinged() throws Exception {
        Room room = ROSTRUM.room();
        try (Phone phone = room.phone("attendee", Room.freshDevice()).comeBack(port)) {
            for (int i = 0; i < 4; i++) {
                pass(15_000);
                assertThat(phone.join().getString("t")).isEqualTo("Ok");
            }
            assertThat(phone.wrong()).isEmpty();
        }
    }

    @Test
    void a_pong_is_enough_to_be_heard_and_silence_for_forty_five_seconds_is_the_end() throws Exception {
        try (Line line = joined()) {
            for (int i = 0; i < 4; i++) {
                pass(15_000);
                awaitPing(line);
                line.send(Line.PONG, new byte[0]);
                line.text("{\"t\":\"Withdraw\",\"id\":" + i + ",\"question\":\"q1\"}");
                assertThat(line.heard()).isNotEmpty();
            }
            pass(45_001);
            assertThat(line.ended()).isEqualTo(SILENT);
        }
    }

    /** Or a vote would wait until thousands have been pinged. */
    @Test
    void who_came_at_another_moment_is_pinged_at_another() throws Exception {
        int some = Door.LOOKS / 2;
        try (Line first = joined()) {
            look(some);
            try (Line second = joined()) {
                look(Door.LOOKS - some);
                awaitPing(first);
                assertThat(kindsUntilAnswered(second)).containsOnly(Line.TEXT);
                look(some);
                awaitPing(second);
            }
        }
    }

    private Line joined() {
        Room room = ROSTRUM.room();
        JsonObject pass = room.pass("attendee", Room.freshDevice());
        Line line = Line.open(port);
        line.text(room.phone(pass, 0).joining().put("id", 1).encode());
        assertThat(line.heard()).contains("Ok");
        return line;
    }

    /** Of all frames until what is said now has been answered. */
    private static List<Integer> kindsUntilAnswered(Line line) throws IOException {
        line.text("{\"t\":\"Withdraw\",\"id\":77,\"question\":\"q1\"}");
        List<Line.Frame> frames = new ArrayList<>(List.of(line.read()));
        while (!frames.getLast().text().contains("\"id\":77")) {
            frames.add(line.read());
        }
        return frames.stream().map(Line.Frame::kind).toList();
    }

    private static void awaitPing(Line line) throws IOException {
        Line.Frame frame = line.read();
        while (frame.kind() != Line.PING) {
            frame = line.read();
        }
    }

    @Test
    void who_reads_nothing_for_thirty_seconds_is_sent_away_as_slow() {
        Room room = ROSTRUM.room();
        try (Phone phone =
                room.phone(room.pass("attendee", Room.freshDevice()), 4 * 1024).comeBack(port)) {
            phone.stopsReading();
            JsonObject whole = phone.joining().put("id", 1);
            whole.remove("since");
            byte[] join = whole.encode().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int i = 0; i < 190; i++) {
                phone.line().send(Line.TEXT, join);
            }
            await().atMost(Phone.SOON).until(() -> {
                pass(4_000);
                return closes("slow") == 1;
            });
            assertThat(closes("silent")).isZero();
        }
    }

    @Test
    void a_pass_that_runs_out_ends_what_one_may_do_until_a_fresh_one_joins() {
        Room room = ROSTRUM.room();
        try (Phone phone = room.phone("attendee", Room.freshDevice()).comeBack(port)) {
            passed.addAndGet(12 * 3_600_000L + 2_000);
            assertThat(phone.refused("Ask", "question", "q1", "text", "?")).isEqualTo("EXPIRED");
            assertThat(phone.join().getString("why")).isEqualTo("EXPIRED");
        }
    }
}
