package io.rostrum.bench;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * From the moment at which a phone was to cast a ballot to the first frame on the projector that counts it, while 1,000 ballots a
 * second come from 2,000 phones. An acknowledgement names the version of which the ballot is part, and each frame the version that
 * it shows.
 */
final class Glance implements Measure {
    private static final int PHONES = 2_000;

    /** Half as many a second as there are phones. */
    private static final double SHARE = 0.5;

    private static final int P50 = 40;
    private static final int P99 = 100;
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;

    @Override
    public String name() {
        return "glance";
    }

    @Override
    public String about() {
        return "from a vote to the projector's frame that counts it, 1,000 votes a second from 2,000 phones";
    }

    @Override
    public Table run(Given given) {
        var p50 = new Figures();
        var p99 = new Figures();
        var acknowledged = new Figures();
        var failed = new Figures();
        var server = new Figures();
        try (Ground ground = Ground.of(given, Delivered.server())) {
            var hall = new Hall(ground, given.phones(PHONES));
            hall.votes(given.millis(8_000));
            for (int round = 0; round < given.rounds(); round++) {
                var cpu = new Cpu(ground.pid());
                hall.votes(given.millis(15_000));
                server.add(cpu.cores());
                p50.add(hall.shown.getValueAtPercentile(50) / 1e3);
                p99.add(hall.shown.getValueAtPercentile(99) / 1e3);
                acknowledged.add(hall.acknowledged.getValueAtPercentile(99) / 1e3);
                failed.add((double) hall.failed());
            }
        }
        var table =
                new Table("glance: from a vote to the projector, %,d phones, half as many votes a second, fsync always"
                        .formatted(given.phones(PHONES)));
        table.atMost(P50, "p50 from vote to projector, ms", p50);
        table.atMost(P99, "p99 from vote to projector, ms", p99);
        table.none("votes not shown", failed);
        table.tell("p99 from vote to acknowledgement, ms", acknowledged);
        table.tell("cores used by the server", server);
        return table;
    }

    /** A ballot that has been acknowledged and not shown yet. */
    private record Awaited(long version, long due) {}

    /** Everybody who is there. What is not said to be asked by another thread is used by their loop only. */
    private static final class Hall implements Voter.Told {
        private final Ground ground;
        private final List<Voter> voters = new ArrayList<>();
        private final NavigableMap<Long, Long> frames = new TreeMap<>();
        private final List<Awaited> awaited = new ArrayList<>();
        private final Histogram shown = new Histogram(LONGEST, DIGITS);
        private final Histogram acknowledged = new Histogram(LONGEST, DIGITS);
        private final Steady casting;
        private long cast;

        Hall(Ground ground, int phones) {
            this.ground = ground;
            this.casting = new Steady(ground.loop(), this::cast);
            String round = ground.opensScoring();
            ground.come(ground.passes("projector", 1), Wall::new);
            ground.come(ground.passes("attendee", phones), pass -> {
                var voter = new Voter(ground, pass, voters.size(), this);
                voters.add(voter);
                return voter;
            });
            voters.forEach(voter -> voter.scores(round));
        }

        private final class Wall extends Guest {
            Wall(String pass) {
                super(ground, pass);
            }

            @Override
            void updated(long version, byte[] bytes, int from, int to) {
                long now = System.nanoTime();
                frames.putIfAbsent(version, now);
                awaited.stream().filter(one -> one.version() <= version).forEach(one -> note(now - one.due()));
                awaited.removeIf(one -> one.version() <= version);
            }
        }

        /** Asked by another thread: votes come at a steady rate for so many ms; returns when all is over. */
        void votes(long millis) {
            long every = (long) (TimeUnit.SECONDS.toNanos(1) / (voters.size() * SHARE));
            ground.loop().run(() -> {
                shown.reset();
                acknowledged.reset();
                frames.clear();
                cast = 0;
                casting.begin(every);
            });
            Loop.rest(millis);
            ground.loop().run(casting::stop);
            ground.loop().becomes(5_000, () -> failed() == 0);
        }

        private void cast(long due) {
            voters.get((int) (cast++ % voters.size())).cast(due);
        }

        @Override
        public void saved(Voter voter, long version) {
            acknowledged.recordValue(Math.min(LONGEST, (System.nanoTime() - voter.castAt()) / 1_000));
            Map.Entry<Long, Long> frame = frames.ceilingEntry(version);
            if (frame == null) {
                awaited.add(new Awaited(version, voter.castAt()));
            } else {
                note(frame.getValue() - voter.castAt());
            }
        }

        private void note(long nanos) {
            shown.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST));
        }

        /** Whoever is told to try again does, as the pages do; what was due then is due still. Else it is missing among those that were shown. */
        @Override
        public void refused(Voter voter, String why) {
            long due = voter.castAt();
            if (why.contains("\"TRY_AGAIN\"")) {
                ground.loop().vertx().setTimer(new JsonObject(why).getLong("retryAfter"), _ -> voter.cast(due));
            }
        }

        long failed() {
            return cast - shown.getTotalCount();
        }
    }
}
