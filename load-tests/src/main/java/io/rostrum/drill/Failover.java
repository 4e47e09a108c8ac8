package io.rostrum.drill;

/** The primary Redis is killed, and a replica that has all that was acknowledged takes its place. */
final class Failover implements Drill {
    /** In s. A second to notice, the vote of the sentinels, and the way of the nodes to the new one. */
    static final long ACKNOWLEDGED_AGAIN = 30;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public String about() {
        return "Three sentinels, two replicas, --durability replicated: the primary is killed (kill -9).";
    }

    @Override
    public int voters() {
        return 1_000;
    }

    @Override
    public Report run(Given given) {
        var report = new Report(name());
        try (var redis = WatchedRedis.of(given);
                var scene = Scene.of(given, redis.shared("--durability", "replicated"))
                        .start();
                var people = scene.gathering(given.chance())) {
            people.votes(given.voters());
            killed(redis, people, report);
            var reckoning = new Reckoning(people, report);
            reckoning.voters();
            reckoning.nothingIsLost(2L * given.voters());
            reckoning.nothingWasMissing();
        }
        return report;
    }

    /** Returns when everybody has been acknowledged a ballot after it, on average. */
    static void killed(WatchedRedis redis, Gathering people, Report report) {
        long began = System.nanoTime();
        redis.killPrimary();
        people.awaitAnotherEpoch();
        people.awaitAcknowledgements(1);
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        report.atMost(ACKNOWLEDGED_AGAIN, "until votes were acknowledged again", seconds, "s");
        people.awaitAcknowledgements(people.crowd().phones().size());
        report.tell("commands that were told to try again", people.crowd().sum(Connection::toTryAgain));
    }
}
