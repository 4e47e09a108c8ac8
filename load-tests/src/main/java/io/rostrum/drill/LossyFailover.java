package io.rostrum.drill;

/** The primary Redis is killed, and the replica that takes its place lacks the last seconds: the phones bring them back. */
final class LossyFailover implements Drill {
    @Override
    public String name() {
        return "failover-lossy";
    }

    @Override
    public String about() {
        return "Three sentinels, replicas that are cut off before the primary is killed (kill -9): acknowledged votes are gone.";
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
            redis.cutReplicasOff();
            people.awaitAcknowledgements(given.voters());
            Failover.killed(redis, people, report);
            var reckoning = new Reckoning(people, report);
            reckoning.voters();
            reckoning.nothingIsLost(3L * given.voters());
            report.atLeast(1, "acknowledged ballots that phones brought back", crowd.healed(), "");
        }
        return report;
    }
}
