package io.rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.TirelessMain;
import io.rostrum.drill.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More ballots than may wait for Redis, which stands still. */
class FloodTest {
    /** So that one event loop at least has three, whichever the phones come to. */
    private static final int PHONES = 2 * Runtime.getRuntime().availableProcessors() + 1;

    /** Of each; of three it is more than may wait on one loop, and less than a socket may say before it counts as broken. */
    private static final int BALLOTS = 3_000;

    private static final int WARM_UP = 1_000;

    @TempDir
    private Path directory;

    /** Which ballot of each was answered first, and how many were. Used by the phones' loop only. */
    private static final class Answers implements Voter.Told {
        private static final Pattern REFUSED = Pattern.compile("\"id\":(\\d+).*\"why\":\"TRY_AGAIN\"");

        private final Map<Voter, Long> first = new HashMap<>();
        private final List<String> faults = new ArrayList<>();
        private int refused;
        private int saved;

        /** Ballots that were cast when all was answered, one after the other. */
        private int more;

        @Override
        public void saved(Voter voter, long version) {
            saved++;
        }

        @Override
        public void refused(Voter voter, String why) {
            Matcher found = REFUSED.matcher(why);
            if (found.find()) {
                refused++;
                first.putIfAbsent(voter, Long.parseLong(found.group(1)));
            } else {
                faults.add(why);
            }
        }
    }

    @Test
    void what_is_too_much_is_told_to_come_again_before_what_waits_is_answered() {
        var given = new Measure.Given(directory, new Ports(new Random()), 1, 1);
        try (Ground ground = Ground.of(given, Delivered.server(TirelessMain.class))) {
            String round = ground.opensScoring();
            var answers = new Answers();
            List<Voter> voters = new ArrayList<>();
            ground.come(ground.passes("attendee", PHONES), pass -> {
                var voter = new Voter(ground, pass, voters.size(), answers);
                voters.add(voter);
                return voter;
            });
            voters.forEach(voter -> voter.scores(round));
            // A server that is still cold takes as long as Redis is waited for.
            ground.loop().run(() -> voters.forEach(voter -> voter.castAtOnce(WARM_UP)));
            ground.loop().until(() -> answers.saved == PHONES * WARM_UP);
            ground.redis().say("CLIENT PAUSE 60000 WRITE");
            ground.loop().run(() -> voters.forEach(voter -> voter.castAtOnce(BALLOTS)));
            ground.loop().until(() -> answers.refused == PHONES * BALLOTS || !answers.faults.isEmpty());
            assertThat(answers.faults).isEmpty();
            assertThat(answers.first.values()).anyMatch(id -> id > WARM_UP + BALLOTS / 2);
            ground.redis().say("CLIENT UNPAUSE");
            ground.loop().until(() -> {
                if (answers.refused + answers.saved == PHONES * (WARM_UP + BALLOTS) + answers.more) {
                    answers.more++;
                    voters.getFirst().cast(System.nanoTime());
                }
                return answers.saved > PHONES * WARM_UP;
            });
            assertThat(answers.faults).isEmpty();
        }
    }
}
