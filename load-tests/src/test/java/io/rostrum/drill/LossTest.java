package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A failover to a Redis that lacks the last moments: what was acknowledged in them comes back from the phones that are still there,
 * though the box has closed meanwhile. What was lost with the phones that left is lost, and nothing else.
 */
class LossTest {
    private static final int VOTERS = 60;

    /** These leave before the failover; the last of them voted for the first time in the lost moments. */
    private static final int LEAVERS = 12;

    private static final int LATE = 4;

    /** In ms. Long enough for everybody to vote twice on a slow machine. */
    private static final long OPEN_FOR = 15_000;

    private static final String TALK = "talk/1";
    private static final String KEPT = "question/q1";
    private static final String LOST = "question/q2";

    @TempDir
    private Path directory;

    @Test
    void a_lossy_failover_is_healed_by_the_phones_that_are_still_there() throws Exception {
        try (var drill = OneServer.start(directory, new Random(1), VOTERS)) {
            Crowd crowd = drill.crowd();
            long closesAt = openForAWhile(drill);
            asks(drill, "q1");
            crowd.run(() -> voters(crowd, LATE, VOTERS).forEach(phone -> say(phone, 3, true)));
            crowd.rest();
            Map<Ledger.Account, Vote> kept = crowd.ask(() -> crowd.ledger().acknowledged());
            var backup = AppendOnly.of(drill.server().redisDirectory());

            asks(drill, "q2");
            crowd.run(() -> voters(crowd, 0, VOTERS).forEach(phone -> say(phone, 8, false)));
            crowd.run(() -> crowd.phones().getLast().say(LOST, new TreeMap<>(Map.of("up", 1))));
            crowd.rest();
            assertThat(crowd.faults()).isEmpty();
            Map<Ledger.Account, Vote> promised = crowd.ask(() -> crowd.ledger().acknowledged());
            failOver(drill, backup, closesAt);

            crowd.rest();
            Map<Ledger.Account, Vote> expected = expected(kept, promised, drill);
            holds(drill, expected);
            refusedOnlyWhatCameTooLate(crowd);
            assertThat(crowd.ask(() -> crowd.phones().getLast().connection().items()))
                    .containsKey(KEPT)
                    .doesNotContainKey(LOST);
        }
    }

    private static long openForAWhile(OneServer drill) {
        long closesAt = System.currentTimeMillis() + OPEN_FOR;
        drill.people()
                .moderates(new JsonObject()
                        .put("t", "Open")
                        .put("box", TALK)
                        .put("round", drill.people().item(TALK).getString("round"))
                        .put("closesAt", closesAt));
        return closesAt;
    }

    private static void asks(OneServer drill, String question) {
        Crowd crowd = drill.crowd();
        crowd.run(() -> crowd.phones().getLast().ask(question, "Why?"));
        crowd.until(() -> crowd.phones().stream()
                .allMatch(phone -> phone.connection().items().containsKey("question/" + question)));
    }

    private static List<Phone> voters(Crowd crowd, int from, int to) {
        return crowd.phones().subList(from, to);
    }

    private static void say(Phone phone, int score, boolean up) {
        SortedMap<String, Integer> scores = new TreeMap<>(Map.of("conception", score, "fit", score));
        phone.say(TALK, scores);
        phone.say(KEPT, new TreeMap<>(up ? Map.of("up", 1) : Map.of()));
    }

    /** The server and its Redis die, some leave, the others say something while nobody hears it, the box's time passes. */
    private static void failOver(OneServer drill, AppendOnly backup, long closesAt) throws Exception {
        Crowd crowd = drill.crowd();
        crowd.run(() ->
                voters(crowd, 0, LEAVERS).forEach(phone -> phone.connection().leave()));
        drill.server().kill();
        drill.server().killRedis();
        crowd.run(() -> voters(crowd, LEAVERS, VOTERS).forEach(phone -> say(phone, 1, true)));
        backup.putBack();
        await().atMost(Crowd.SOON).until(() -> System.currentTimeMillis() > closesAt);
        drill.server().start();
    }

    /** The acknowledged score where the box has closed, the last said where it is open, and of those who left what was kept. */
    private static Map<Ledger.Account, Vote> expected(
            Map<Ledger.Account, Vote> kept, Map<Ledger.Account, Vote> promised, OneServer drill) {
        Set<String> left = new HashSet<>(drill.people().persons().subList(0, LEAVERS));
        Map<Ledger.Account, Vote> last =
                drill.crowd().ask(() -> drill.crowd().ledger().acknowledged());
        var expected = new HashMap<Ledger.Account, Vote>();
        promised.forEach((account, vote) -> {
            if (left.contains(account.person())) {
                expected.computeIfAbsent(account, kept::get);
            } else if (account.box().equals(TALK)) {
                expected.put(account, vote);
            } else if (account.box().equals(KEPT)) {
                expected.put(account, last.get(account));
            }
        });
        return expected;
    }

    private static void holds(OneServer drill, Map<Ledger.Account, Vote> expected) {
        try (Truth truth = drill.people().truth()) {
            assertThat(truth.ballots(drill.people().persons())).isEqualTo(expected);
            assertThat(truth.recount().faults()).isEmpty();
        }
        Tallies.expected(expected)
                .forEach((name, tally) -> await().atMost(Crowd.SOON)
                        .untilAsserted(
                                () -> assertThat(Tallies.counted(drill.people().item(name)))
                                        .isEqualTo(tally)));
        assertThat(marks(expected, TALK)).isEqualTo(Map.of(8, VOTERS - LEAVERS, 3, LEAVERS - LATE));
        assertThat(expected.entrySet().stream()
                        .filter(entry -> entry.getKey().box().equals(KEPT))
                        .filter(entry -> !entry.getValue().marks().isEmpty()))
                .hasSize(VOTERS - LATE);
        assertThat(drill.server().redis()).hasSize(1);
    }

    private static Map<Integer, Integer> marks(Map<Ledger.Account, Vote> ballots, String box) {
        var marks = new HashMap<Integer, Integer>();
        ballots.forEach((account, vote) -> {
            if (account.box().equals(box)) {
                marks.merge(vote.marks().get("fit"), 1, Integer::sum);
            }
        });
        return marks;
    }

    /** Every phone brought both its ballots back; its newest score came after closing, and one upvote's question is lost. */
    private static void refusedOnlyWhatCameTooLate(Crowd crowd) {
        List<String> refusals = crowd.ask(() -> crowd.phones().stream()
                .flatMap(phone -> phone.refusals().stream())
                .toList());
        int stayed = VOTERS - LEAVERS;
        assertThat(Collections.frequency(refusals, "CLOSED")).isEqualTo(stayed);
        assertThat(refusals).filteredOn(why -> !why.equals("CLOSED")).containsExactly("NO_SUCH_ITEM");
        assertThat(crowd.healed()).isEqualTo(2 * stayed);
    }
}
