package io.rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.Phone;
import io.rostrum.Room;
import io.rostrum.RunningRostrum;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens at once in a room, every screen ends with the truth and none ever goes back. */
class StormTest {
    private static final List<String> ROLES =
            List.of("attendee", "attendee", "attendee", "speaker", "reviewer", "projector", "projector", "moderator");
    private static final List<String> LANES = List.of("shown", "declined", "answered", "new");
    private static final int VOTERS = 12;
    private static final int ACTS = 60;

    @RegisterExtension
    static final RunningRostrum ROSTRUM = new RunningRostrum();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whoever_joins_leaves_lags_and_comes_back_ends_with_the_map_of_a_fresh_screen(long seed) throws Exception {
        Room room = ROSTRUM.scoring();
        var chance = new Random(seed);
        var over = new AtomicBoolean();
        List<Phone> watchers = ROLES.stream().map(room::enter).toList();
        var voting = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < VOTERS; i++) {
            Phone voter = room.attendee();
            var marks = new Random(seed * 100 + i);
            voting.add(inBackground(() -> vote(voter, marks, over)));
        }
        try (Phone moderator = room.moderator();
                Phone asker = room.attendee()) {
            for (int act = 0; act < ACTS; act++) {
                disturb(watchers.get(chance.nextInt(watchers.size())), chance);
                moderate(moderator, asker, act, chance);
            }
            over.set(true);
            for (CompletableFuture<Void> voter : voting) {
                voter.get();
            }
            watchers.forEach(watcher -> assertShowsTheTruth(watcher, room));
            assertShowsTheTruth(moderator, room);
            assertShowsTheTruth(asker, room);
        }
        watchers.forEach(Phone::close);
        room.recountAgrees();
    }

    private static CompletableFuture<Void> inBackground(Runnable task) {
        var done = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                task.run();
                done.complete(null);
            } catch (RuntimeException | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** As fast as the answers come; what is refused for that is said again. */
    private static void vote(Phone voter, Random chance, AtomicBoolean over) {
        try (voter) {
            long seq = 1;
            while (!over.get()) {
                JsonObject answer = voter.scores("1", seq, 1 + chance.nextInt(10));
                assertThat(answer.getString("why", "TOO_FAST")).isIn("TOO_FAST", "CLOSED", "OLDER");
                seq++;
            }
            assertThat(voter.wrong()).isEmpty();
        }
    }

    /** A connection is lost without a word and made again, or nothing is read for a while. */
    private static void disturb(Phone watcher, Random chance) {
        switch (chance.nextInt(4)) {
            case 0 -> {
                watcher.vanishes();
                watcher.comeBack();
            }
            case 1 ->
                Thread.ofVirtual().start(() -> {
                    watcher.stopsReading();
                    try {
                        Thread.sleep(5L * chance.nextInt(30));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } finally {
                        watcher.readsAgain();
                    }
                });
            default -> {}
        }
    }

    private static void moderate(Phone moderator, Phone asker, int act, Random chance) {
        String question = "q" + chance.nextInt(12);
        switch (chance.nextInt(9)) {
            case 0 -> asker.say("Ask", "question", "q" + act, "text", "问题" + act);
            case 1, 2 -> moderator.say("Ask", "question", question, "text", "问题" + question);
            case 3, 4 -> moderator.say("Place", "question", question, "lane", LANES.get(chance.nextInt(4)));
            case 5 -> moderator.say("Spotlight", "question", question);
            case 6 -> moderator.say("Review", "on", chance.nextBoolean());
            case 7 ->
                asker.said(Phone.cast(
                        "question/" + question, question, act + 1, new JsonObject().put("up", chance.nextInt(2) + 1)));
            default -> moderator.say("Reword", "question", question, "text", "改过" + act);
        }
    }

    private static void assertShowsTheTruth(Phone watcher, Room room) {
        try (Phone fresh =
                room.phone(new JsonObject().put("pass", watcher.pass()), 0).comeBack()) {
            await().atMost(Phone.SOON)
                    .untilAsserted(() -> assertThat(watcher.map()).isEqualTo(fresh.map()));
            assertThat(watcher.wrong()).isEmpty();
        }
    }
}
