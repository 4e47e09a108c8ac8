package io.rostrum.bench;

import io.rostrum.TirelessMain;
import io.rostrum.bench.peers.BareCasts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Acknowledged ballots a second of 500 phones that each score four criteria again as soon as they are told that the last ballot is
 * saved; on a Redis that writes each change to disk before it answers, and on one that does so every second. Beside it a bare
 * connection to the same Redis, which calls the same script for the same session, one ballot a call, 500 calls under way.
 */
final class Votes implements Measure {
    private static final int PHONES = 500;
    private static final double A_SECOND = 30_000;
    private static final double OF_BARE = 0.5;

    /** In ms. What compiles the server shares its two cores: after half of this it still takes a tenth of them. */
    private static final int WARM_UP = 30_000;

    /** In ms. */
    private static final long ANSWERED_WITHIN = 5_000;

    private static final int DIGITS = 3;
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);

    /** What voting came to under one promise of Redis. */
    private record Tally(
            String promise,
            Figures rostrum,
            Figures bare,
            Figures p50,
            Figures p99,
            Figures refused,
            List<Figures> cores) {
        static Tally of(String promise) {
            return new Tally(
                    promise,
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    new Figures(),
                    List.of(new Figures(), new Figures(), new Figures(), new Figures(), new Figures()));
        }
    }

    @Override
    public String name() {
        return "votes";
    }

    @Override
    public String about() {
        return "acknowledged votes a second of 500 phones; beside a bare Redis client that calls the same script";
    }

    @Override
    public Table run(Given given) {
        List<Tally> tallies = List.of(Tally.of("everysec"), Tally.of("always"));
        try (Ground ground = Ground.of(given, Delivered.server(TirelessMain.class))) {
            var polling = new Polling(ground, given.phones(PHONES));
            BareCasts bare = bare(ground, polling.round());
            polling.during(given.millis(WARM_UP));
            for (int round = 0; round < given.rounds(); round++) {
                for (Tally tally : tallies) {
                    ground.redis().say("CONFIG SET appendfsync " + tally.promise());
                    rostrum(ground, polling, tally, given.millis(5_000));
                    bare(ground, bare, given, tally);
                }
            }
            Table table = table(given, tallies);
            if (!polling.reasons().isEmpty()) {
                table.remark("Refused: " + polling.reasons());
            }
            return table;
        }
    }

    /** All phones, each of which casts again as soon as it may. Used by their loop, but for what its methods say. */
    private static final class Polling implements Voter.Told {
        private final Ground ground;
        private final String round;
        private final List<Voter> voters;
        private final Histogram micros = new Histogram(LONGEST, DIGITS);
        private final Map<String, Integer> reasons = new TreeMap<>();
        private boolean going;
        private int underWay;
        private long saved;
        private long refused;

        Polling(Ground ground, int phones) {
            this.ground = ground;
            this.round = ground.opensScoring();
            List<String> passes = ground.passes("attendee", phones);
            List<Voter> all = new ArrayList<>();
            this.voters = ground.come(passes, pass -> {
                var voter = new Voter(ground, pass, all.size(), this);
                all.add(voter);
                return voter;
            });
            voters.forEach(voter -> voter.scores(round));
        }

        String round() {
            return round;
        }

        /** Another thread has them vote for so long, and waits; gives how many ballots a second were acknowledged. */
        double during(long millis) {
            ground.loop().run(this::begin);
            long began = System.nanoTime();
            Loop.rest(millis);
            long ballots = ground.loop().ask(() -> saved);
            double seconds = (System.nanoTime() - began) / 1e9;
            ground.loop().run(() -> going = false);
            ground.loop().becomes(ANSWERED_WITHIN, () -> underWay == 0);
            return ballots / seconds;
        }

        private void begin() {
            micros.reset();
            saved = 0;
            refused = 0;
            going = true;
            underWay = voters.size();
            voters.forEach(voter -> voter.cast(System.nanoTime()));
        }

        @Override
        public void saved(Voter voter, long version) {
            saved++;
            micros.recordValue(Math.min(LONGEST, (System.nanoTime() - voter.castAt()) / 1_000));
            again(voter);
        }

        @Override
        public void refused(Voter voter, String why) {
            refused++;
            reasons.merge(why.replaceAll(".*\"why\":\"([A-Z_]+)\".*", "$1"), 1, Integer::sum);
            again(voter);
        }

        private void again(Voter voter) {
            if (going) {
                voter.cast(System.nanoTime());
            } else {
                underWay--;
            }
        }

        double millis(double percent) {
            return micros.getValueAtPercentile(percent) / 1e3;
        }

        /** Refused, or never answered. */
        long failed() {
            return refused + underWay;
        }

        /** Why ballots were refused, and how often. */
        Map<String, Integer> reasons() {
            return reasons;
        }
    }

    private static void rostrum(Ground ground, Polling polling, Tally tally, long millis) {
        List<Cpu> cpus =
                List.of(new Cpu(ground.pid()), new Cpu(ground.redis().program().pid()), Cpu.own());
        tally.rostrum().add(polling.during(millis));
        for (int i = 0; i < cpus.size(); i++) {
            tally.cores().get(i).add(cpus.get(i).cores());
        }
        tally.p50().add(polling.millis(50));
        tally.p99().add(polling.millis(99));
        tally.refused().add((double) polling.failed());
    }

    private static BareCasts bare(Ground ground, String round) {
        String[] answer =
                ground.redis().say("GET rostrum:code:" + ground.links().code()).split("\r\n");
        return ground.loop()
                .await(() -> BareCasts.open(
                        ground.loop().localhost(),
                        ground.redis().port(),
                        "rostrum:{" + answer[1] + "}",
                        round,
                        Marks::json,
                        Marks::counters));
    }

    private static void bare(Ground ground, BareCasts bare, Given given, Tally tally) {
        Loop loop = ground.loop();
        long before = loop.ask(bare::saved);
        List<Cpu> cpus = List.of(new Cpu(ground.redis().program().pid()), Cpu.own());
        long began = System.nanoTime();
        loop.run(() -> bare.go(given.phones(PHONES)));
        Loop.rest(given.millis(5_000));
        long ballots = loop.ask(bare::saved) - before;
        tally.bare().add(ballots / ((System.nanoTime() - began) / 1e9));
        for (int i = 0; i < cpus.size(); i++) {
            tally.cores().get(i + 3).add(cpus.get(i).cores());
        }
        loop.run(bare::stop);
        loop.until(() -> bare.isQuiet() || !bare.fault().isEmpty());
        if (!bare.fault().isEmpty()) {
            throw new IllegalStateException(bare.fault());
        }
    }

    private static Table table(Given given, List<Tally> tallies) {
        var table = new Table("votes: acknowledged ballots a second, %d phones, each one after the other"
                .formatted(given.phones(PHONES)));
        for (Tally tally : tallies) {
            String fsync = "fsync " + tally.promise() + ": ";
            table.atLeast(given.scale() < 1 ? 0 : A_SECOND, fsync + "Rostrum, ballots/s", tally.rostrum());
            table.tell(fsync + "Rostrum, p50 of acknowledgement, ms", tally.p50());
            table.tell(fsync + "Rostrum, p99 of acknowledgement, ms", tally.p99());
            table.none(fsync + "Rostrum, ballots refused or never answered", tally.refused());
            table.tell(fsync + "cores used by Rostrum", tally.cores().get(0));
            table.tell(fsync + "cores used by Redis", tally.cores().get(1));
            table.tell(fsync + "cores used by the phones", tally.cores().get(2));
            table.tell(fsync + "bare client, ballots/s", tally.bare());
            table.tell(
                    fsync + "cores used by Redis for the bare client",
                    tally.cores().get(3));
            table.tell(fsync + "cores used by the bare client", tally.cores().get(4));
            table.atLeast(
                    OF_BARE, fsync + "Rostrum / bare client", tally.rostrum().over(tally.bare()));
        }
        return table;
    }
}
