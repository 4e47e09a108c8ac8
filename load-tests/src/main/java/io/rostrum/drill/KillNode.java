package io.rostrum.drill;

/** Three nodes, of which one is killed in the middle of the voting, and when its phones are back another. */
final class KillNode implements OnOneRedis {
    private static final int KILLS = 2;

    /** In ms. A person looks at the phone again, and it is back: it waits a second at most and has one or two attempts. */
    private static final long GAP = 5_000;

    /** For each phone more it may be a ms later: what it takes of two cores, which all share here, to welcome one. */
    private static final int USUAL = 2_000;

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
        people.crowd().run(people.projector().gaps()::forgetSilence);
        for (int number = 1; number <= KILLS; number++) {
            scene.node(number).program().kill();
            people.awaitAcknowledgements(given.voters());
            people.awaitAllHere();
        }
        long silence = people.crowd().ask(people.projector().gaps()::longestSilence);
        conclude(people, report, silence);
    }

    private static void conclude(Gathering people, Report report, long silence) {
        Crowd crowd = people.crowd();
        var reckoning = new Reckoning(people, report);
        reckoning.voters();
        reckoning.nothingIsLost(3L * crowd.phones().size());
        reckoning.nothingWasMissing();
        report.atLeast(1, "phones that lost their connection", crowd.sum(Connection::losses), "");
        int more = Math.max(0, crowd.phones().size() - USUAL);
        report.within(GAP + more, "longest gap that a phone saw", crowd.longestAbsence());
        report.within(SILENCE, "longest silence of the projector", silence);
    }
}
