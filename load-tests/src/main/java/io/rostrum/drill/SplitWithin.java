package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The part of the split that runs in networks of its own. */
final class SplitWithin {
    /** The node whose cables are pulled. */
    private static final int LONELY = 1;

    /** In ms. Nodes that do not hear each other look into Redis each second; and the look itself, on a machine that is busy. */
    private static final long LATE = 2_000;

    /** In ms. Three until it knows that it has lost Redis, two to ask the others, two until the proxy looks; one for the machine. */
    private static final long NOTICED = 8_000;

    /** In ms. They are sent away over five seconds, and come back within another two. */
    private static final long SENT_AWAY = 14_000;

    /** In ms. Nodes that lost each other look for each other every five seconds, and tell each other of their phones within four. */
    private static final long TOGETHER = 15_000;

    /** How often it is measured how late a screen is. */
    private static final int LOOKS = 40;

    /** In ms. */
    private static final int BETWEEN_LOOKS = 20;

    private final Cables cables;
    private final Drill.Given given;
    private final Report report = new Report("split, within its networks");

    SplitWithin(Cables cables, Drill.Given given) {
        this.cables = cables;
        this.given = given;
    }

    Report run() {
        try (var redis = redis();
                var scene = Scene.of(given, shared(redis), places()).start();
                var people = scene.gathering(given.chance())) {
            List<Connection> screens = IntStream.rangeClosed(1, Cables.NODES)
                    .mapToObj(number -> people.watches(
                            Cables.address("phones", number), scene.node(number).port()))
                    .toList();
            people.votes(given.voters());
            people.crowd().until(() -> screens.stream().allMatch(Connection::isHere));
            report.within(LATE, "latest screen while all is well", latest(people, screens));
            withoutPeers(people, screens);
            withoutRedis(scene, people, screens);
            var reckoning = new Reckoning(people, report);
            reckoning.voters();
            reckoning.nothingIsLost(3L * given.voters());
            reckoning.nothingWasMissing();
        }
        return report;
    }

    /** In the network of the store, without a password: nobody else is there. */
    private RedisProcess redis() {
        var options = List.of("--bind", "127.0.0.1", Cables.address("store", 0), "--protected-mode", "no");
        var redis = new RedisProcess(
                given.directory().resolve("redis"), given.ports().free(), options);
        redis.start();
        return redis;
    }

    private static Scene.Shared shared(RedisProcess redis) {
        return new Scene.Shared("redis://" + Cables.address("store", 0) + ":" + redis.port(), redis::url, List.of());
    }

    private List<Place> places() {
        return IntStream.rangeClosed(1, Cables.NODES)
                .mapToObj(number -> new Place(
                        new Launch(Cables.within(
                                cables.node(number), given.launch().words())),
                        Cables.address("phones", number),
                        Cables.address("peers", number),
                        Cables.address("phones", 0)))
                .toList();
    }

    /** All screens go on; that of the lonely node, and those of the others, learn a moment later what they do not hear of. */
    private void withoutPeers(Gathering people, List<Connection> screens) {
        int losses = people.crowd().sum(Connection::losses);
        cables.cut("peers", LONELY);
        report.within(LATE, "latest screen from the cut between nodes on", latest(people, screens));
        people.awaitAcknowledgements(given.voters());
        report.within(LATE, "latest screen later in it", latest(people, screens));
        report.atMost(0, "phones that it cost their connection", people.crowd().sum(Connection::losses) - losses, "");
        report.atMost(0, "commands that were told to try again", people.crowd().sum(Connection::toTryAgain), "");
        cables.heal("peers", LONELY);
        long healed = System.nanoTime();
        report.within(LATE, "latest screen from the healing on", latest(people, screens));
        people.awaitAcknowledgements(given.voters());
        people.crowd().until(() -> screens.stream().allMatch(screen -> phones(screen) == given.voters()));
        report.within(TOGETHER, "until each screen knew how many are here", millisSince(healed));
    }

    private static int phones(Connection screen) {
        return screen.items().getOrDefault("presence", new JsonObject()).getInteger("phones", 0);
    }

    /** Its phones are sent to the others, and come back to it only when it has Redis again. */
    private void withoutRedis(Scene scene, Gathering people, List<Connection> screens) {
        long began = System.nanoTime();
        int unasked = people.crowd().sum(SplitWithin::lostOtherwise);
        cables.cut("store", LONELY);
        Connection lonely = screens.get(LONELY - 1);
        await().atMost(Crowd.SOON).until(() -> !scene.isUsed(LONELY));
        report.within(NOTICED, "until its node takes no more phones", millisSince(began));
        people.crowd().until(() -> lonely.sentAway() > 0);
        people.awaitAllHere();
        report.within(SENT_AWAY, "until its phones were with nodes that have Redis", millisSince(began));
        int otherwise = people.crowd().sum(SplitWithin::lostOtherwise) - unasked;
        report.atMost(0, "connections that ended without being sent away (4000)", otherwise, "");
        people.awaitAcknowledgements(given.voters());
        report.tell("commands that were told to try again", people.crowd().sum(Connection::toTryAgain));
        report.tell("longest gap that a phone saw", people.crowd().longestAbsence() + " ms");
        cables.heal("store", LONELY);
        scene.awaitUse(scene.node(LONELY));
        people.crowd().until(lonely::isHere);
        report.within(LATE, "latest screen after the healing", latest(people, screens));
    }

    private static int lostOtherwise(Connection connection) {
        return connection.losses() - connection.sentAway();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }

    /** How long it takes from a ballot's acknowledgement until every screen has it, at worst of some, in ms. */
    private static long latest(Gathering people, List<Connection> screens) {
        long latest = 0;
        for (int look = 0; look < LOOKS; look++) {
            long version = people.crowd().ask(people.crowd()::newestAcknowledged);
            long began = System.nanoTime();
            await().atMost(Crowd.SOON)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(BETWEEN_LOOKS))
                    .until(() -> people.crowd().ask(() -> screens.stream().allMatch(its -> its.version() >= version)));
            latest = Math.max(latest, (System.nanoTime() - began) / 1_000_000);
            people.awaitAcknowledgements(1);
        }
        return latest;
    }
}
