package io.rostrum.drill;

/** Redis is killed in the middle of the voting, and started again on what it has written. */
final class KillRedis implements Drill {
    private static final int NODES = 3;
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
    public Report run(Given given) {
        var report = new Report(name());
        try (var scene = new Scene(given.directory(), given.chance(), NODES, given.launch())) {
            scene.start();
            try (Gathering people = scene.gathering(given.chance())) {
                people.opensScoring();
                people.enter(given.voters());
                people.crowd().play();
                for (int kill = 0; kill < KILLS; kill++) {
                    people.awaitAcknowledgements(given.voters());
                    scene.redis().program().kill();
                    scene.redis().start();
                }
                people.awaitAcknowledgements(given.voters());
                people.crowd().rest();
                conclude(people, report);
            }
        }
        return report;
    }

    private static void conclude(Gathering people, Report report) {
        Crowd crowd = people.crowd();
        long acknowledged = crowd.ask(() -> crowd.ledger().acknowledgements());
        report.atLeast((KILLS + 1L) * crowd.phones().size(), "acknowledged ballots", acknowledged, "");
        report.tell("commands that were told to try again", crowd.sum(Connection::toTryAgain));
        report.none("lost, doubled or wrong", people.disagreements());
        report.none("answers that ought not to have come", crowd.faults());
        report.tell(
                "acknowledgement p50 / p99 / longest",
                crowd.ask(() -> crowd.waits().summary()));
        report.atMost(0, "phones that lost their connection", crowd.sum(Connection::losses), "");
    }
}
