package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** Everything falls over at once and comes back, and all phones with it. */
final class Stampede implements OnOneRedis {
    /** In ms, from the kill until the last phone is back: the start of the nodes, a page's longest pause, and one more attempt. */
    private static final long BACK = 60_000;

    /** In s. After that nobody is waited for. */
    private static final int GIVEN_UP = 180;

    /** In percent of all phones, in the busiest second. All at once would be a stampede. */
    private static final int MOST_AT_ONCE = 50;

    @Override
    public String name() {
        return "stampede";
    }

    @Override
    public String about() {
        return "Three nodes are killed at once and started again; all phones come back.";
    }

    @Override
    public int voters() {
        return 5_000;
    }

    @Override
    public void run(Given given, Rig rig, Report report) {
        Scene scene = rig.scene();
        Gathering people = rig.people();
        people.votes(given.voters());
        people.crowd().rest();
        long began = System.nanoTime();
        scene.nodes().forEach(node -> node.program().kill());
        scene.nodes().forEach(Node::start);
        comeBack(people, began, report);
        people.crowd().play();
        people.awaitAcknowledgements(given.voters());
        var reckoning = new Reckoning(people, report);
        reckoning.voters();
        reckoning.nothingIsLost(2L * given.voters());
        reckoning.nothingWasMissing();
    }

    private static void comeBack(Gathering people, long began, Report report) {
        Crowd crowd = people.crowd();
        await().atMost(Duration.ofSeconds(GIVEN_UP))
                .until(() -> crowd.ask(() -> crowd.phones().stream()
                        .map(Phone::connection)
                        .allMatch(phone -> phone.isHere() && phone.gaps().hereSince() > began)));
        List<Long> back = crowd.ask(() -> crowd.phones().stream()
                .map(phone -> (phone.connection().gaps().hereSince() - began) / 1_000_000)
                .sorted()
                .toList());
        report.tell(
                "ms until the first / half of them / 99 of 100 were back",
                "%d / %d / %d".formatted(back.getFirst(), back.get(back.size() / 2), back.get(back.size() * 99 / 100)));
        report.within(BACK, "until all were back", back.getLast());
        report.atMost((long) back.size() * MOST_AT_ONCE / 100, "welcomed in the busiest second", busiest(back), "");
        report.tell("Joins that were told to come later", crowd.sum(Connection::putOff));
    }

    /** @param back in ms, in order */
    private static long busiest(List<Long> back) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < back.size(); to++) {
            while (back.get(to) - back.get(from) >= 1_000) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
