package io.rostrum.drill;

/** Three nodes, of which one is killed in the middle of the voting, and later another. */
final class KillNode implements OnOneRedis {
    /** In ms. A person looks at the phone again, and it is back: it waits a second at most and has one or two attempts. */
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
    public void run(Given given, Rig rig, Report report) {
        Scene scene = rig.scene();
        Gathering people = rig.people();
        people.votes(given.voters());
        people.crowd().run(people.projector()::forgetSilence);
        scene.node(1).program().kill();
        people.awaitAcknowledgements(given.voters());
        scene.node(2).program().kill();
        people.awaitAcknowledgements(given.voters());
        long silence = people.crowd().ask(people.projector()::longestSilence);
        conclude(people, report, silence);
    }

    private static void conclude(Gathering people, Report report, long silence) {
        Crowd crowd = people.crowd();
        var reckoning = new Reckoning(people, report);
        reckoning.voters();
        reckoning.nothingIsLost(3L * crowd.phones().size());
        reckoning.nothingWasMissing();
        report.atLeast(1, "phones that lost their connection", crowd.sum(Connection::losses), "");
        report.within(GAP, "longest gap that a phone saw", crowd.longestAbsence());
        report.within(SILENCE, "longest silence of the projector", silence);
    }
}
