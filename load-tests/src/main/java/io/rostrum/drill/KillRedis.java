package io.rostrum.drill;

/** Redis is killed in the middle of the voting, and started again on what it has written. */
final class KillRedis implements OnOneRedis {
    private static final int KILLS = 3;

    @Override
    public String name() {
        return "kill-redis";
    }

    @Override
    public String about() {
        return "Three nodes; their Redis is killed (kill -9) three times in the middle of the voting, and started again.";
    }

    @Override
    public int voters() {
        return 2_000;
    }

    @Override
    public void run(Given given, Rig rig, Report report) {
        RedisProcess redis = rig.redis();
        Gathering people = rig.people();
        people.votes(given.voters());
        for (int kill = 0; kill < KILLS; kill++) {
            redis.program().kill();
            redis.start();
            people.awaitAcknowledgements(given.voters());
        }
        conclude(people, report);
    }

    private static void conclude(Gathering people, Report report) {
        Crowd crowd = people.crowd();
        var reckoning = new Reckoning(people, report);
        reckoning.nothingIsLost((KILLS + 1L) * crowd.phones().size());
        reckoning.nothingWasMissing();
        report.tell("commands that were told to try again", crowd.sum(Connection::toTryAgain));
        report.atMost(0, "phones that lost their connection", crowd.sum(Connection::losses), "");
    }
}
