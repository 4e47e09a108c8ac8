package io.rostrum.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * All phones of one session cast within the same 100 ms, on a Redis that writes to disk before it answers: how long each waits for
 * its acknowledgement, from the moment at which it was to cast, and how long after the last one the projector shows them all.
 */
final class Burst implements Measure {
    private static final List<Integer> PHONES = List.of(2_000, 5_000);

    /** In ms, of each of these numbers of phones. */
    private static final List<Integer> WITHIN = List.of(500, 1_200);

    /** In ms. */
    private static final int SHOWN_WITHIN = 200;

    private static final long ALL_WITHIN = TimeUnit.MILLISECONDS.toNanos(100);

    /** In ms. Who has not been told by then has waited in vain. */
    private static final long PATIENCE = 15_000;

    private static final byte[] TURNOUT = "\"turnout\":".getBytes(StandardCharsets.US_ASCII);
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;

    /** What it came to with so many phones. */
    private record Rush(int phones, Figures p50, Figures p95, Figures last, Figures shown, Figures failed) {
        static Rush of(int phones) {
            return new Rush(phones, new Figures(), new Figures(), new Figures(), new Figures(), new Figures());
        }
    }

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public String about() {
        return "2,000 and 5,000 phones vote within the same tenth of a second";
    }

    @Override
    public Table run(Given given) {
        List<Rush> rushes =
                PHONES.stream().map(full -> Rush.of(given.phones(full))).toList();
        try (Ground ground = Ground.of(given, Delivered.server())) {
            var hall = new Hall(ground, rushes.getLast().phones());
            for (int round = -1; round < given.rounds(); round++) {
                for (Rush rush : rushes) {
                    hall.votes(rush.phones());
                    if (round >= 0) {
                        hall.note(rush);
                    }
                }
            }
        }
        return table(rushes);
    }

    /** Everybody who is there. What is not said to be asked by another thread is used by their loop only. */
    private static final class Hall implements Voter.Told {
        private final Ground ground;
        private final List<Voter> voters;
        private final Histogram micros = new Histogram(LONGEST, DIGITS);
        private int phones;
        private int saved;
        private int failed;
        private long lastSaved;
        private long turnout;
        private long fullAt;

        Hall(Ground ground, int phones) {
            this.ground = ground;
            ground.come(ground.passes("projector", 1), Wall::new);
            List<Voter> all = new ArrayList<>();
            this.voters = ground.come(ground.passes("attendee", phones), pass -> {
                var voter = new Voter(ground, pass, all.size(), this);
                all.add(voter);
                return voter;
            });
        }

        private final class Wall extends Guest {
            Wall(String pass) {
                super(ground, pass);
            }

            @Override
            void updated(long version, byte[] bytes, int from, int to) {
                int at = Bytes.indexOf(bytes, TURNOUT, from);
                if (at >= 0) {
                    turnout = Bytes.decimal(bytes, at + TURNOUT.length);
                    fullAt = turnout == phones ? System.nanoTime() : fullAt;
                }
            }
        }

        /** Asked by another thread: so many vote, in a new round; returns when all is over. */
        void votes(int number) {
            String round = ground.opensScoring();
            ground.loop().run(() -> {
                phones = number;
                saved = 0;
                failed = 0;
                fullAt = 0;
                micros.reset();
                voters.forEach(voter -> voter.scores(round));
            });
            Loop.rest(500); // so that the update that shows the new round is not under way any more
            ground.loop().run(() -> cast(0, System.nanoTime()));
            ground.loop().becomes(PATIENCE, () -> saved + failed == phones);
            ground.loop().becomes(PATIENCE, () -> fullAt > 0);
        }

        /** Each has a moment of its own within the tenth of a second. */
        private void cast(int from, long began) {
            int next = from;
            while (next < phones && due(next, began) <= System.nanoTime()) {
                voters.get(next).cast(due(next, began));
                next++;
            }
            if (next < phones) {
                int rest = next;
                ground.loop().vertx().setTimer(1, _ -> cast(rest, began));
            }
        }

        private long due(int number, long began) {
            return began + ALL_WITHIN * number / phones;
        }

        @Override
        public void saved(Voter voter, long version) {
            saved++;
            lastSaved = System.nanoTime();
            micros.recordValue(Math.min(LONGEST, (lastSaved - voter.castAt()) / 1_000));
        }

        @Override
        public void refused(Voter voter, String why) {
            failed++;
        }

        /** Asked by another thread. Who was never answered has failed too. */
        void note(Rush rush) {
            ground.loop().run(() -> {
                rush.p50().add(micros.getValueAtPercentile(50) / 1e3);
                rush.p95().add(micros.getValueAtPercentile(95) / 1e3);
                rush.last().add(micros.getMaxValue() / 1e3);
                rush.failed().add(phones - saved);
                rush.shown().add(fullAt == 0 ? PATIENCE : Math.max(0, fullAt - lastSaved) / 1e6);
            });
        }
    }

    private static Table table(List<Rush> rushes) {
        var table = new Table("burst: all phones vote within 100 ms, fsync always");
        for (int i = 0; i < rushes.size(); i++) {
            Rush rush = rushes.get(i);
            String who = "%,d phones: ".formatted(rush.phones());
            table.none(who + "failed", rush.failed());
            table.tell(who + "p50 of acknowledgement, ms", rush.p50());
            table.atMost(WITHIN.get(i), who + "p95 of acknowledgement, ms", rush.p95());
            table.tell(who + "the last acknowledgement, ms", rush.last());
            table.atMost(SHOWN_WITHIN, who + "full turnout shown after it, ms", rush.shown());
        }
        return table;
    }
}
