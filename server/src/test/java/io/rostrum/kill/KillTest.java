package io.rostrum.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers are killed under load; no vote that was acknowledged is lost. */
class KillTest {
    private static final int VOTERS = 200;
    private static final int KILLS = 20;
    private static final int REDIS_KILLS = 6;

    private final long seed = Long.getLong("rostrum.seed", System.nanoTime());
    private final Random chance = new Random(seed);

    @TempDir
    private Path directory;

    @Test
    void a_server_killed_at_twenty_random_moments_loses_no_acknowledged_vote() throws Exception {
        System.out.println("rostrum.seed=" + seed);
        try (var drill = Drill.start(directory, chance, VOTERS)) {
            drill.crowd().play();
            for (int kill = 0; kill < KILLS; kill++) {
                awaitSomeMoment(drill);
                drill.server().kill();
                whileNobodyCanHeal(drill);
                drill.server().start();
            }
            drill.until(() -> drill.crowd().phones().stream()
                    .allMatch(phone -> phone.connection().isHere()));
            drill.crowd().rest();
            drill.everythingAgrees();
            assertThat(drill.crowd().faults()).isEmpty();
        }
    }

    /** Phones would bring back what a server has lost: so it is asked while there is none, when the last answer has been heard. */
    private static void whileNobodyCanHeal(Drill drill) {
        drill.crowd()
                .until(() -> drill.crowd().phones().stream()
                        .noneMatch(phone -> phone.connection().isHere()));
        drill.promisesAreKept();
    }

    /** In the middle of its start, while the phones come back, or while they vote. */
    private void awaitSomeMoment(Drill drill) {
        Crowd crowd = drill.crowd();
        int dice = chance.nextInt(10);
        if (dice == 0) {
            drill.server().awaitTakingOver();
        } else if (dice < 4) {
            int enough = chance.nextInt(1, VOTERS);
            drill.until(() -> crowd.phones().stream()
                            .filter(phone -> phone.connection().isHere())
                            .count()
                    >= enough);
        } else {
            long enough = crowd.ask(() -> crowd.ledger().acknowledgements()) + chance.nextInt(VOTERS, 3 * VOTERS);
            drill.until(() -> crowd.ledger().acknowledgements() >= enough);
        }
    }

    @Test
    void a_redis_killed_during_casts_loses_no_acknowledged_vote_and_leaves_no_command_without_an_answer()
            throws Exception {
        System.out.println("rostrum.seed=" + seed);
        try (var drill = Drill.start(directory, chance, VOTERS)) {
            Crowd crowd = drill.crowd();
            crowd.play();
            for (int kill = 0; kill < REDIS_KILLS; kill++) {
                long enough = crowd.ask(() -> crowd.ledger().acknowledgements()) + chance.nextInt(VOTERS);
                drill.until(() -> crowd.ledger().acknowledgements() >= enough);
                Set<String> before = epochs(crowd);
                drill.server().killRedis();
                drill.until(() -> epochs(crowd.phones()).stream().noneMatch(before::contains));
                assertThat(epochs(crowd)).hasSize(1);
                drill.promisesAreKept();
            }
            crowd.rest();
            drill.everythingAgrees();
            assertThat(crowd.faults()).isEmpty();
            assertThat(crowd.ask(() -> crowd.phones().stream()
                            .mapToInt(phone -> phone.connection().losses())
                            .sum()))
                    .isZero();
            assertThat(crowd.ask(() -> crowd.phones().stream()
                            .mapToInt(phone -> phone.connection().refusedForNow())
                            .sum()))
                    .isPositive();
            leaveAndKill(drill);
        }
    }

    private static Set<String> epochs(Crowd crowd) {
        return crowd.ask(() -> epochs(crowd.phones()));
    }

    private static Set<String> epochs(List<Phone> phones) {
        return Set.copyOf(
                phones.stream().map(phone -> phone.connection().epoch()).toList());
    }

    /** With every phone gone at the same moment none can bring anything back: the disk alone keeps the promises. */
    private static void leaveAndKill(Drill drill) {
        Crowd crowd = drill.crowd();
        crowd.play();
        long enough = crowd.ask(() -> crowd.ledger().acknowledgements()) + VOTERS;
        drill.until(() -> crowd.ledger().acknowledgements() >= enough);
        drill.server().killRedis();
        crowd.run(() -> crowd.phones().forEach(phone -> phone.connection().leave()));
        drill.promisesAreKept();
    }
}
