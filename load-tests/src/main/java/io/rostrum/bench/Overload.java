package io.rostrum.bench;

import io.rostrum.TirelessMain;
import io.rostrum.drill.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Ten times as many ballots as the server can take, from 1,000 phones that wait for no answer, on a heap of 512 MiB: what it holds of
 * memory, what it refuses and how, and how soon after the end the ballot of somebody else is acknowledged as quickly as ever.
 */
final class Overload implements Measure {
    private static final int PHONES = 1_000;
    private static final int TIMES = 10;

    /** In ms. */
    private static final int CALM = 4_000;

    /** In ms. */
    private static final int LONG = 12_000;

    /** In ms. A ballot that is acknowledged within that is acknowledged as ever. */
    private static final int USUAL = 100;

    /** In ms. */
    private static final int RECOVERS_WITHIN = 5_000;

    /** In MiB: the heap that it may have, and as much outside of it. */
    private static final int MOST = 1_024;

    /** In MiB. Ballots that were only tried leave nothing behind. */
    private static final int LEFT = 32;

    private static final double KIB = 1_024;

    /** Ballots that a phone says in one go, as many cost this side little more than one. */
    private static final int AT_ONCE = 10;

    /** Phones that do so before the answers are read again. */
    private static final long MOST_AT_ONCE = 400;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String about() {
        return "ten times as many votes as it can take, from phones that wait for no answer";
    }

    /**
     * What it came to.
     *
     * @param able ballots a second that are taken when each phone waits for its answer
     * @param before resident memory before, in MiB
     * @param held the same meanwhile
     * @param left what stayed on the heap, in MiB
     * @param recovery in ms
     */
    private record Outcome(Mob mob, double able, double before, Figures held, double left, double recovery) {}

    @Override
    public Table run(Given given) {
        var launch = Delivered.server(TirelessMain.class, "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
        try (Ground ground = Ground.of(given, launch)) {
            var mob = new Mob(ground, given.phones(PHONES));
            double able = mob.patiently(given.millis(CALM));
            var footprint = new Footprint(ground.pid(), given.directory());
            double heap = footprint.heap() / KIB;
            double before = footprint.resident() / KIB;
            Figures held = mob.drive((long) (able * TIMES), given.millis(LONG), footprint);
            double recovery = mob.recovery();
            double left = footprint.heap() / KIB - heap;
            return table(given, new Outcome(mob, able, before, held, left, recovery));
        }
    }

    private static Table table(Given given, Outcome came) {
        Mob mob = came.mob();
        double seconds = given.millis(LONG) / 1e3;
        var table = new Table("overload: %,d phones, %d times as many ballots as are taken, %.1f s"
                .formatted(given.phones(PHONES), TIMES, seconds));
        table.tell("taken when each waits for its answer, ballots/s", came.able());
        table.tell("offered, ballots/s", mob.offered / seconds);
        table.tell("what the sockets did not take, ballots/s", mob.notTaken / seconds);
        table.tell("acknowledged, ballots/s", mob.saved / seconds);
        mob.refusals.forEach((why, number) -> table.tell("refused with " + why, number));
        table.none("refused otherwise than with TRY_AGAIN", mob.otherwise());
        table.none("connections lost", mob.lost);
        table.tell("resident memory before, MiB", came.before());
        table.atMost(MOST, "resident memory at most, MiB", came.held().most());
        table.atMost(LEFT, "heap left behind after collection, MiB", came.left());
        table.atMost(RECOVERS_WITHIN, "until a ballot is acknowledged as ever, ms", came.recovery());
        return table;
    }

    /** All phones. What is not said to be asked by another thread is used by their loop only. */
    private static final class Mob implements Voter.Told {
        private final Ground ground;
        private final List<Voter> voters = new ArrayList<>();
        private final Map<String, Integer> refusals = new TreeMap<>();
        private boolean going;
        private boolean patient;
        private long offered;
        private long notTaken;
        private long saved;
        private long ofBystander;
        private int lost;
        private long next;

        Mob(Ground ground, int phones) {
            this.ground = ground;
            String round = ground.opensScoring();
            ground.come(ground.passes("attendee", phones + 1), pass -> {
                var voter = new Voter(ground, pass, voters.size(), this);
                voters.add(voter);
                return voter;
            });
            voters.forEach(voter -> voter.scores(round));
        }

        /** Asked by another thread: each votes again when it is told of its last ballot; gives how many a second are taken. */
        double patiently(long millis) {
            ground.loop().run(() -> {
                going = true;
                patient = true;
                voters.forEach(voter -> voter.cast(System.nanoTime()));
            });
            Loop.rest(millis); // the first ones are slower
            ground.loop().run(() -> saved = 0);
            Loop.rest(millis);
            long ballots = ground.loop().ask(() -> saved);
            ground.loop().run(() -> going = false);
            ground.loop().until(() -> voters.stream().allMatch(Voter::isTold));
            return ballots * 1e3 / millis;
        }

        /** Asked by another thread: they vote so many times a second, whatever they are told; gives the memory held meanwhile. */
        Figures drive(long aSecond, long millis, Footprint footprint) {
            ground.loop().run(() -> {
                saved = 0;
                going = true;
                patient = false;
                go(System.nanoTime(), aSecond);
            });
            var held = new Figures();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            while (System.nanoTime() < end) {
                held.add(footprint.resident() / KIB);
                Loop.rest(100);
            }
            ground.loop().run(() -> going = false);
            return held;
        }

        /** One who waits their turn. */
        private Voter bystander() {
            return voters.getLast();
        }

        /** Whoever's socket takes no more has nothing to say until it does. */
        private void go(long since, long aSecond) {
            long now = System.nanoTime();
            long due = Math.min(MOST_AT_ONCE, (long) ((now - since) / 1e9 * aSecond / AT_ONCE));
            for (long i = 0; i < due; i++) {
                Voter voter = voters.get((int) (next++ % (voters.size() - 1)));
                offered += AT_ONCE;
                if (voter.isFull()) {
                    notTaken += AT_ONCE;
                } else {
                    voter.castAtOnce(AT_ONCE);
                }
            }
            if (going) {
                long from = due == 0 ? since : now;
                ground.loop().vertx().setTimer(1, _ -> go(from, aSecond));
            }
        }

        /** Asked by another thread: how long it takes until the bystander, who votes again and again, waits no longer than usual, in ms. */
        double recovery() {
            long began = System.nanoTime();
            boolean usual = false;
            while (!usual && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(60)) {
                long before = ground.loop().ask(() -> ofBystander);
                long cast = System.nanoTime();
                ground.loop().run(() -> bystander().cast(cast));
                usual = ground.loop().becomes(USUAL, () -> bystander().isTold())
                        && ground.loop().ask(() -> ofBystander) > before;
            }
            return (System.nanoTime() - began) / 1e6;
        }

        @Override
        public void saved(Voter voter, long version) {
            saved++;
            ofBystander += voter == bystander() ? 1 : 0;
            again(voter);
        }

        private void again(Voter voter) {
            if (going && patient) {
                voter.cast(System.nanoTime());
            }
        }

        @Override
        public void refused(Voter voter, String why) {
            String name = why.replaceAll(".*\"why\":\"([A-Z_]+)\".*", "$1");
            if (name.startsWith("the connection")) {
                lost++;
            } else {
                refusals.merge(name, 1, Integer::sum);
                again(voter);
            }
        }

        int otherwise() {
            return refusals.entrySet().stream()
                    .filter(one -> !one.getKey().equals("TRY_AGAIN"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }
}
