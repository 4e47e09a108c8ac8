package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

/** Many phones stop reading while a room votes: nobody else notices, and a node keeps next to nothing for them. */
final class Slow implements OnOneRedis {
    /** Of the voters; as many at each node. */
    private static final int A_QUARTER = 4;

    /** So many ballots of each voter go by while all of them are stalled: enough for their buffers to fill. */
    private static final int BALLOTS = 15;

    /** In ms. A person who waits longer taps again. */
    private static final long ACKNOWLEDGED = 2_000;

    /** In ms. People look at the wall. */
    private static final long SILENCE = 3_000;

    /** In ms. What is missed is one frame, however long it took. */
    private static final long CATCHES_UP = 5_000;

    /** In s. Half a minute of slowness, a look every fifteen seconds at its begin and its end, and the filling before. */
    private static final int LET_GO = 150;

    /** In KiB, for each that does not read: the full queue of this side, and what a socket takes anyhow. */
    private static final long MEMORY = 128;

    /** In KiB and for all nodes. Voting itself moves the heaps by as much. */
    private static final long MEMORY_ANYHOW = 48 * 1_024;

    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String about() {
        return "Three nodes; a quarter as many phones as there are voters come in and do not read any more.";
    }

    @Override
    public int voters() {
        return 2_000;
    }

    @Override
    public void run(Given given, Rig rig, Report report) {
        Scene scene = rig.scene();
        Gathering people = rig.people();
        List<Vitals> nodes = Vitals.of(scene, given);
        people.votes(given.voters());
        long before = nodes.stream().mapToLong(Vitals::heap).sum();
        report.tell("acknowledgement p50 / p99 / longest before", said(people));
        List<Phone> slow = stall(people, scene, given.voters() / A_QUARTER);
        people.awaitAcknowledgements(BALLOTS * given.voters());
        long after = nodes.stream().mapToLong(Vitals::heap).sum();
        report.atMost(MEMORY_ANYHOW + MEMORY * slow.size(), "more heap of all nodes", after - before, "KiB");
        half(people, slow, report);
        theOtherHalf(people, slow, nodes, report);
        new Reckoning(people, report).nothingIsLost((long) BALLOTS * given.voters());
    }

    private static String said(Gathering people) {
        return people.crowd().ask(() -> people.crowd().waits().summary());
    }

    /** Straight to the nodes: the proxy's buffers would take what they do not read for long. */
    private static List<Phone> stall(Gathering people, Scene scene, int number) {
        Crowd crowd = people.crowd();
        int voters = crowd.phones().size();
        for (Node node : scene.nodes()) {
            people.enterNarrow(number / scene.nodes().size(), node.port());
        }
        List<Phone> slow =
                List.copyOf(crowd.phones().subList(voters, crowd.phones().size()));
        crowd.run(() -> {
            slow.forEach(phone -> phone.connection().stall());
            crowd.waits().forget();
            people.projector().gaps().forgetSilence();
        });
        return slow;
    }

    /** These read on in time, and are up to date at once; who votes and who watches has not noticed any of it. */
    private static void half(Gathering people, List<Phone> slow, Report report) {
        Crowd crowd = people.crowd();
        long silence = crowd.ask(people.projector().gaps()::longestSilence);
        report.within(SILENCE, "longest silence of the projector meanwhile", silence);
        report.tell("acknowledgement p50 / p99 / longest meanwhile", said(people));
        report.within(ACKNOWLEDGED, "its p99", crowd.ask(() -> crowd.waits().percentile(99)));
        List<Phone> half = slow.subList(0, slow.size() / 2);
        long newest = crowd.ask(people.projector()::version);
        long began = System.nanoTime();
        crowd.run(() -> half.forEach(phone -> phone.connection().readOn()));
        crowd.until(() -> half.stream().allMatch(phone -> phone.connection().version() >= newest));
        report.within(CATCHES_UP, "until half of them were up to date", (System.nanoTime() - began) / 1_000_000);
        report.atMost(0, "of them were let go", crowd.ask(() -> losses(half)), "");
    }

    /** These do not read until they are let go, and come back after that. */
    private static void theOtherHalf(Gathering people, List<Phone> slow, List<Vitals> nodes, Report report) {
        List<Phone> half = slow.subList(slow.size() / 2, slow.size());
        long began = System.nanoTime();
        await().atMost(Duration.ofSeconds(LET_GO)).until(() -> letGo(nodes) >= half.size());
        report.tell("s until the others were let go (4001)", (System.nanoTime() - began) / 1_000_000_000);
        people.crowd().run(() -> half.forEach(phone -> phone.connection().readOn()));
        people.crowd().until(() -> losses(half) >= half.size());
        report.atMost(half.size(), "phones that were let go", letGo(nodes), "");
    }

    private static int losses(List<Phone> phones) {
        return phones.stream()
                .map(Phone::connection)
                .mapToInt(Connection::losses)
                .sum();
    }

    private static long letGo(List<Vitals> nodes) {
        return nodes.stream().mapToLong(node -> node.closes("slow")).sum();
    }
}
