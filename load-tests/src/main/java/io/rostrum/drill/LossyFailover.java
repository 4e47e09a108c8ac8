package io.rostrum.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The primary Redis is killed, and the replica that takes its place lacks the last seconds; soon after that once more. Phones that are
 * still there bring back what they were acknowledged. With those that have left exactly that is lost which the replica lacked.
 */
final class LossyFailover implements Drill {
    private static final int FAILOVERS = 2;

    /** Of the voters leave in the lost seconds of each failover. */
    private static final int A_TENTH = 10;

    @Override
    public String name() {
        return "failover-lossy";
    }

    @Override
    public String about() {
        return "Three sentinels, replicas that are cut off before the primary is killed (kill -9), twice: acknowledged votes are gone.";
    }

    @Override
    public int voters() {
        return 1_000;
    }

    @Override
    public Report run(Given given) {
        var report = new Report(name());
        try (var redis = WatchedRedis.of(given);
                var scene = Scene.of(given, redis.shared()).start();
                var people = scene.gathering(given.chance())) {
            Crowd crowd = people.crowd();
            // A question that is lost is lost: there is no receipt for it. Nobody asks in the lost seconds.
            crowd.run(crowd::askNothing);
            people.votes(given.voters());
            int lost = 0;
            for (int failover = 1; failover <= FAILOVERS; failover++) {
                lost += failOver(redis, people, given.voters(), report);
            }
            var reckoning = new Reckoning(people, report);
            reckoning.voters();
            reckoning.nothingIsLost((1L + 2 * FAILOVERS) * given.voters());
            report.atLeast(1, "acknowledged ballots that phones brought back", crowd.healed(), "");
            report.atLeast(1, "acknowledged ballots lost with phones that left", lost, "");
        }
        return report;
    }

    /** Gives how many acknowledged ballots are lost. */
    private static int failOver(WatchedRedis redis, Gathering people, int voters, Report report) {
        Crowd crowd = people.crowd();
        crowd.rest();
        redis.awaitReplicas();
        Map<Ledger.Account, Vote> kept = crowd.ask(() -> crowd.ledger().acknowledged());
        redis.cutReplicasOff();
        crowd.play();
        people.awaitAcknowledgements(voters);
        List<String> left = leave(crowd, voters / A_TENTH);
        Failover.killed(redis, people, report);
        return crowd.ask(() -> crowd.ledger().loses(left, kept));
    }

    private static List<String> leave(Crowd crowd, int number) {
        return crowd.ask(() -> {
            var left = new ArrayList<String>();
            crowd.phones().stream()
                    .filter(phone -> !phone.isGone())
                    .limit(number)
                    .forEach(phone -> {
                        left.add(phone.person());
                        phone.connection().leave();
                    });
            return left;
        });
    }
}
