package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Line;
import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A screen that does not read costs little, and misses nothing that matters. */
class SlowScreenTest {
    private static final int VOTERS = 50;
    private static final int BALLOTS = 40;
    private static final int SMALL = 4 * 1024;

    /** What may be under way to one screen: 16 KiB and a frame in the server, the rest in the kernel, which counts by its own measure. */
    private static final int BOUND = 192 * 1024;

    private static final int FLOOD = 4_000;
    private static final int A_LOT = 512 * 1024;

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    /**
     * What is kept for a screen must come out of its socket when it reads again: so the bytes that come then, up to the first
     * frame that was made after that, are all that it cost. Another projector counts what was there to be sent.
     */
    @Test
    void a_projector_that_reads_nothing_during_two_thousand_votes_costs_bounded_memory_and_then_holds_the_truth() {
        Room room = ROSTRUM.scoring();
        List<Phone> voters =
                IntStream.range(0, VOTERS).mapToObj(_ -> room.attendee()).toList();
        try (Phone slow = room.phone(room.pass("projector", Room.freshDevice()), SMALL)
                        .comeBack();
                Phone good = room.projector();
                Phone moderator = room.moderator();
                Phone reviewer = room.reviewer()) {
            moderator.does("Move", "phase", "remark", "talk", "1");
            slow.awaitItem(
                    "session",
                    its -> its.getJsonObject("stage").getString("phase").equals("remark"));
            slow.stopsReading();
            int slowBefore = bytes(slow);
            int goodBefore = bytes(good);
            List<CompletableFuture<Void>> storms =
                    voters.stream().map(SlowScreenTest::votes).toList();
            int last = writeMuch(reviewer, good, goodBefore);
            storms.forEach(CompletableFuture::join);
            good.awaitItem("remark/1/a", its -> its.getString("text").startsWith(last + " "));
            good.awaitItem("tally/talk/1", its -> its.getInteger("turnout") == VOTERS);
            long now = good.version();
            slow.readsAgain();
            slow.awaitVersion(now);
            await().atMost(Phone.SOON)
                    .untilAsserted(() -> assertThat(slow.map()).isEqualTo(good.map()));
            assertThat(bytes(good) - goodBefore).isGreaterThan(A_LOT);
            assertThat(bytes(slow) - slowBefore).isLessThan(BOUND);
            assertThat(slow.wrong()).isEmpty();
        }
        voters.forEach(Phone::close);
        room.recountAgrees();
    }

    /** Two thousand characters, again and again, until the good projector has had a lot; each is on screen before the next. */
    private static int writeMuch(Phone reviewer, Phone good, int before) {
        String much = "评".repeat(1_900);
        int turn = 0;
        while (bytes(good) - before < A_LOT + 64 * 1024) {
            turn++;
            String start = turn + " ";
            reviewer.say("Remark", "talk", "1", "text", start + much, "ready", true);
        }
        int last = turn + 1;
        await().atMost(Phone.SOON)
                .until(() -> "Ok"
                        .equals(reviewer.say("Remark", "talk", "1", "text", last + " " + much, "ready", true)
                                .getString("t")));
        return last;
    }

    private static CompletableFuture<Void> votes(Phone voter) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                for (int seq = 1; seq <= BALLOTS; seq++) {
                    cast(voter, seq);
                }
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** Said again after the time that was named, as a phone does. */
    private static void cast(Phone voter, int seq) {
        JsonObject answer = voter.scores("1", seq, 1 + seq % 10);
        while ("TOO_FAST".equals(answer.getString("why"))) {
            pause(answer.getLong("retryAfter"));
            answer = voter.scores("1", seq, 1 + seq % 10);
        }
        assertThat(answer.getString("t")).isEqualTo("Ok");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int bytes(Phone phone) {
        return phone.heard().stream()
                .mapToInt(frame -> frame.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    /** Who sends without reading is not read either: the answers would fill the memory. */
    @Test
    void a_phone_that_asks_and_never_reads_is_read_no_further() {
        Room room = ROSTRUM.room();
        try (Phone good = room.attendee();
                Phone moderator = room.moderator();
                Phone deaf = room.phone(room.pass("attendee", Room.freshDevice()), SMALL)
                        .comeBack()) {
            deaf.stopsReading();
            long before = ROSTRUM.answered();
            byte[] join = deaf.joining().put("id", 7).encode().getBytes(StandardCharsets.UTF_8);
            Thread.ofVirtual().start(() -> flood(deaf, join));
            await().atMost(Phone.SOON).until(() -> ROSTRUM.answered() > before);
            await().during(Duration.ofMillis(500)).atMost(Phone.SOON).until(new Still());
            assertThat(ROSTRUM.answered() - before).isLessThan(FLOOD);
            moderator.does("Lock", "on", true);
            good.awaitItem("session", session -> session.getBoolean("locked"));
            deaf.readsAgain();
            await().atMost(Phone.SOON).until(() -> ROSTRUM.answered() - before >= FLOOD);
        }
    }

    /** Whether as many commands have been answered as when it was asked last. */
    private static final class Still implements java.util.concurrent.Callable<Boolean> {
        private long last;

        @Override
        public Boolean call() {
            long now = ROSTRUM.answered();
            boolean still = now == last;
            last = now;
            return still;
        }
    }

    private static void flood(Phone deaf, byte[] command) {
        for (int i = 0; i < FLOOD; i++) {
            deaf.line().send(Line.TEXT, command);
        }
    }
}
