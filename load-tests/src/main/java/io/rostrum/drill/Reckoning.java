package io.rostrum.drill;

/** What is asked in the end of every drill, when all have quieted: whether what everybody said is what is kept and shown. */
final class Reckoning {
    private final Gathering people;
    private final Report report;

    Reckoning(Gathering people, Report report) {
        this.people = people;
        this.report = report;
    }

    /** @param atLeast so many acknowledged ballots, or the drill has shown nothing */
    void nothingIsLost(long atLeast) {
        Crowd crowd = people.crowd();
        crowd.rest();
        long acknowledged = crowd.ask(() -> crowd.ledger().acknowledgements());
        report.atLeast(atLeast, "acknowledged ballots", acknowledged, "");
        report.none("lost, doubled or wrong", people.comparison().disagreements());
        report.none("refusals, and answers that ought not to have come", crowd.faults());
        report.tell(
                "acknowledgement p50 / p99 / longest",
                crowd.ask(() -> crowd.waits().summary()));
    }

    /**
     * While Redis stands no phone ever finds that it lacks what was acknowledged. The phones would mend that, and nobody would
     * notice that a server promises what it does not have yet.
     */
    void nothingWasMissing() {
        report.atMost(
                0,
                "acknowledged ballots that a phone had to bring back",
                people.crowd().healed(),
                "");
    }

    void voters() {
        report.tell("voters", people.crowd().phones().size());
        report.tell("times that a phone lost its connection", people.crowd().sum(Connection::losses));
    }
}
