package io.rostrum.drill;

/** An upgrade in the middle of a meeting: each of three nodes is stopped in order and started again, and nobody notices. */
final class Rolling implements OnOneRedis {
    /** In ms. What stops it from outside (systemd, Kubernetes) waits longer than this before it kills. */
    private static final long ENDS_WITHIN = 20_000;

    /** In ms. People look at the wall: that it stands still for two breaths is taken for a pause in the voting. */
    private static final long SILENCE = 3_000;

    /** In ms. A phone that is sent away waits a second at most, and is welcomed by the next node it is led to. */
    private static final long GAP = 3_000;

    @Override
    public String name() {
        return "rolling";
    }

    @Override
    public String about() {
        return "Three nodes; each in turn is stopped (SIGTERM) under load, has ended, and is started again.";
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
        long longest = 0;
        for (Node node : scene.nodes()) {
            longest = Math.max(longest, stop(node));
            node.start();
            scene.awaitUse(node);
        }
        report.within(ENDS_WITHIN, "longest stop of a node", longest);
        people.awaitAcknowledgements(given.voters());
        long silence = people.crowd().ask(people.projector().gaps()::longestSilence);
        conclude(people, report, silence);
    }

    /** How long it took, in ms; one that does not end is killed, and the promise is broken. */
    private static long stop(Node node) {
        long began = System.nanoTime();
        node.program().end();
        if (!node.program().endsWithin(2 * ENDS_WITHIN)) {
            node.program().kill();
        }
        return (System.nanoTime() - began) / 1_000_000;
    }

    private static void conclude(Gathering people, Report report, long silence) {
        Crowd crowd = people.crowd();
        var reckoning = new Reckoning(people, report);
        reckoning.voters();
        reckoning.nothingIsLost(2L * crowd.phones().size());
        reckoning.nothingWasMissing();
        int sentAway = crowd.sum(Connection::sentAway);
        report.atLeast(crowd.phones().size(), "times that a phone was sent away (4000)", sentAway, "");
        report.atMost(0, "connections that ended otherwise", crowd.sum(Connection::losses) - sentAway, "");
        report.atMost(0, "commands that were told to try again", crowd.sum(Connection::toTryAgain), "");
        report.within(GAP, "longest gap that a phone saw", crowd.longestAbsence());
        report.within(SILENCE, "longest silence of the projector", silence);
    }
}
