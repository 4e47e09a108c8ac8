package io.rostrum.drill;

/** Three nodes, of which one is killed in the middle of the voting, and later another. */
final class KillNode implements Drill {
    private static final int NODES = 3;

    /** In ms. A person looks at the phone again, and it is back; a socket that is cut is noticed at once. */
    private static final long GAP = 5_000;

    /** In ms. The projector's own node may be the one that dies. */
    private static final long SILENCE = 5_000;

    @Override
    public String name() {
        return "kill-node";
    }

    @Override
    public String about() {
        return "Three nodes; one is killed (kill -9) in the middle of the voting, later another.";
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
                people.awaitAcknowledgements(given.voters());
                people.crowd().run(people.projector()::forgetSilence);
                scene.node(1).program().kill();
                people.awaitAcknowledgements(given.voters());
                scene.node(2).program().kill();
                people.awaitAcknowledgements(given.voters());
                long silence = people.crowd().ask(people.projector()::longestSilence);
                people.crowd().rest();
                conclude(people, report, silence);
            }
        }
        return report;
    }

    private static void conclude(Gathering people, Report report, long silence) {
        Crowd crowd = people.crowd();
        long acknowledged = crowd.ask(() -> crowd.ledger().acknowledgements());
        report.atLeast(3L * crowd.phones().size(), "acknowledged ballots", acknowledged, "");
        report.atLeast(1, "phones that lost their connection", crowd.sum(Connection::losses), "");
        report.none("lost, doubled or wrong", people.disagreements());
        report.none("answers that ought not to have come", crowd.faults());
        report.tell(
                "acknowledgement p50 / p99 / longest",
                crowd.ask(() -> crowd.waits().summary()));
        report.atMost(GAP, "longest gap that a phone saw", crowd.longestAbsence(), "ms");
        report.atMost(SILENCE, "longest silence of the projector", silence, "ms");
    }
}
