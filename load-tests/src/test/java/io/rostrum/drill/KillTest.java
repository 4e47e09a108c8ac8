package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers are killed under load; no vote that was acknowledged is lost. */
class KillTest {
    private static final int VOTERS = 200;
    private static final int KILLS = 20;
    private static final int REDIS_KILLS = 5;

    private final long seed = Long.getLong("rostrum.seed", System.nanoTime());
    private final Random chance = new Random(seed);

    @BeforeEach
    void sayTheSeed() {
        System.out.println("rostrum.seed=" + seed);
    }

    @TempDir
    private Path directory;

    @Test
    void a_server_killed_at_twenty_random_moments_loses_no_acknowledged_vote() throws Exception {
        try (var drill = OneServer.start(directory, chance, VOTERS)) {
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
            assertThat(drill.people().comparison().disagreements()).isEmpty();
            assertThat(drill.crowd().faults()).isEmpty();
            say(KILLS + " kills of the server", drill.crowd());
        }
    }

    /** Phones would bring back what a server has lost: so it is asked while there is none, when the last answer has been heard. */
    private static void whileNobodyCanHeal(OneServer drill) {
        drill.crowd()
                .until(() -> drill.crowd().phones().stream()
                        .noneMatch(phone -> phone.connection().isHere()));
        drill.promisesAreKept();
    }

    /** In the middle of its start, while the phones come back, or while they vote. */
    private void awaitSomeMoment(OneServer drill) {
        int dice = chance.nextInt(10);
        if (dice == 0) {
            drill.server().awaitItsRedis();
        } else if (dice < 4) {
            int enough = chance.nextInt(1, VOTERS);
            drill.until(() -> drill.crowd().phones().stream()
                            .filter(phone -> phone.connection().isHere())
                            .count()
                    >= enough);
        } else {
            drill.awaitAcknowledgements(chance.nextInt(VOTERS / 2, 2 * VOTERS));
        }
    }

    @Test
    void a_redis_killed_during_casts_loses_no_acknowledged_vote_and_leaves_no_command_without_an_answer()
            throws Exception {
        try (var drill = OneServer.start(directory, chance, VOTERS)) {
            Crowd crowd = drill.crowd();
            crowd.play();
            for (int kill = 0; kill < REDIS_KILLS; kill++) {
                drill.awaitAcknowledgements(chance.nextInt(VOTERS));
                killRedis(drill);
            }
            crowd.rest();
            assertThat(drill.people().comparison().disagreements()).isEmpty();
            assertThat(crowd.faults()).isEmpty();
            assertThat(crowd.sum(Connection::losses)).isZero();
            assertThat(crowd.sum(Connection::toTryAgain)).isPositive();
            say(REDIS_KILLS + " kills of Redis", crowd);
            killRedisWhenAllHaveLeft(drill);
        }
    }

    /** Another Redis process is another epoch, in which everybody is welcomed again. */
    private static void killRedis(OneServer drill) {
        Set<String> before = drill.crowd().ask(() -> epochs(drill));
        drill.server().killRedis();
        drill.until(() -> epochs(drill).stream().noneMatch(before::contains));
        assertThat(drill.crowd().ask(() -> epochs(drill))).hasSize(1);
        drill.promisesAreKept();
    }

    private static Set<String> epochs(OneServer drill) {
        return Set.copyOf(drill.crowd().phones().stream()
                .map(phone -> phone.connection().epoch())
                .toList());
    }

    /** With every phone gone at the same moment none can bring anything back: the disk alone keeps the promises. */
    private static void killRedisWhenAllHaveLeft(OneServer drill) {
        drill.crowd().play();
        drill.awaitAcknowledgements(VOTERS);
        drill.server().killRedis();
        drill.crowd()
                .run(() -> drill.crowd()
                        .phones()
                        .forEach(phone -> phone.connection().leave()));
        drill.promisesAreKept();
    }

    private void say(String what, Crowd crowd) {
        System.out.printf(
                "%s: %d ballots acknowledged, %d times TRY_AGAIN, none lost (rostrum.seed=%d)%n",
                what, crowd.ask(() -> crowd.ledger().acknowledgements()), crowd.sum(Connection::toTryAgain), seed);
    }
}
