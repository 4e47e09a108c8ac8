package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A crowd in one session, the moderator's screen and the projector, whatever serves them, and what is promised to them in the end.
 * They live on one event loop of their own; a drill's thread asks them.
 */
final class Gathering implements AutoCloseable {
    /** Every phone's first connection and a second one for some, to compare it with. */
    private static final int MOST_SOCKETS = 25_000;

    /** A few descriptors each, of which a process may have twenty thousand. */
    private static final int COMPARED_AT_ONCE = 1_000;

    private static final String HERE = "127.0.0.1";

    /** In bytes. Browsers take frames of any length. */
    private static final int LARGEST = 1 << 20;

    /** In bytes. The kernel would else take megabytes for somebody who does not read. */
    private static final int NARROW = 4_096;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Links links;
    private final Venue venue;
    private final Entrance entrance;
    private final Supplier<Truth> truths;
    private final Crowd crowd;
    private final Connection moderator;
    private final Connection projector;
    private final List<JsonObject> passes = new ArrayList<>();

    /**
     * @param port where all of them connect to
     * @param store the address of the Redis that holds the truth now
     */
    Gathering(Links links, int port, Supplier<String> store, RandomGenerator chance) {
        this.links = links;
        this.venue = new Venue(
                vertx, sockets(WebSocketClientOptions.DEFAULT_RECEIVE_BUFFER_SIZE), HERE, port, links.code(), chance);
        this.entrance = new Entrance(vertx, port, links);
        this.truths = () -> Truth.of(vertx, store.get(), links.code());
        this.crowd = new Crowd(venue, vertx.getOrCreateContext());
        this.moderator = comes("moderator");
        this.projector = comes("projector");
    }

    private WebSocketClient sockets(int receiveBuffer) {
        return vertx.createWebSocketClient(new WebSocketClientOptions()
                .setReceiveBufferSize(receiveBuffer)
                .setMaxConnections(MOST_SOCKETS)
                .setMaxFrameSize(LARGEST)
                .setMaxMessageSize(LARGEST));
    }

    private Connection comes(String role) {
        String pass = entrance.pass(role, 0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .getString("pass");
        return crowd.ask(() -> new Connection(venue, pass).come(null));
    }

    /** One more screen like the projector's, at a node itself. */
    Connection watches(String host, int port) {
        var there = new Venue(vertx, venue.sockets(), host, port, links.code(), venue.chance());
        return crowd.ask(() -> new Connection(there, projector.pass()).come(null));
    }

    /** So many voters come in and vote, on and on; returns when each has been acknowledged a ballot, on average. */
    void votes(int voters) {
        opensScoring();
        enter(voters);
        crowd.play();
        awaitAcknowledgements(voters);
    }

    /** So many voters come in; returns when all of them may score the first talk. */
    void enter(int voters) {
        enter(voters, venue);
    }

    /** So many more come in at that port, and read through a small window. */
    void enterNarrow(int voters, int port) {
        enter(voters, new Venue(vertx, sockets(NARROW), HERE, port, links.code(), venue.chance()));
    }

    private void enter(int voters, Venue where) {
        List<Future<JsonObject>> all = IntStream.rangeClosed(passes.size() + 1, passes.size() + voters)
                .mapToObj(device -> entrance.pass("attendee", device))
                .toList();
        passes.addAll(Future.all(all)
                .map(_ -> all.stream().map(Future::result).toList())
                .toCompletionStage()
                .toCompletableFuture()
                .join());
        passes.subList(passes.size() - voters, passes.size()).forEach(pass -> crowd.enter(pass, where));
        crowd.until(() -> crowd.phones().stream().allMatch(phone -> phone.knows("talk/1")));
    }

    /** Has the moderator do it, however often it takes. */
    void moderates(JsonObject command) {
        JsonObject answer = crowd.ask(() -> moderator.insist(command))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        if (!answer.getString("t").equals("Ok")) {
            throw new IllegalStateException(command.encode() + ": " + answer.encode());
        }
    }

    void opensScoring() {
        moderates(new JsonObject().put("t", "Move").put("phase", "scoring").put("talk", "1"));
    }

    /** Waits until so many more ballots have been acknowledged. */
    void awaitAcknowledgements(int more) {
        long enough = crowd.ask(() -> crowd.ledger().acknowledgements()) + more;
        crowd.until(() -> crowd.ledger().acknowledgements() >= enough);
    }

    /** Waits until every phone that has not left is welcome somewhere. */
    void awaitAllHere() {
        crowd.until(() -> crowd.phones().stream()
                .allMatch(phone -> phone.isGone() || phone.connection().isHere()));
    }

    /** Waits until the moderator has been welcomed on another Redis than now. */
    void awaitAnotherEpoch() {
        String now = crowd.ask(moderator::epoch);
        crowd.until(() -> moderator.isHere() && !moderator.epoch().equals(now));
    }

    Crowd crowd() {
        return crowd;
    }

    Connection projector() {
        return projector;
    }

    Truth truth() {
        return truths.get();
    }

    List<String> persons() {
        return passes.stream().map(pass -> pass.getString("person")).toList();
    }

    JsonObject item(String name) {
        return Objects.requireNonNull(crowd.ask(() -> moderator.items().get(name)));
    }

    /** Where the store does not keep what was promised up to now; to be asked at any moment while Redis runs. */
    List<String> brokenPromises() {
        Map<Ledger.Account, Vote> promised = crowd.ask(() -> crowd.ledger().acknowledged());
        try (Truth truth = truth()) {
            Map<Ledger.Account, Vote> stored = truth.ballots(persons());
            var broken = new ArrayList<>(crowd.ask(() -> crowd.ledger().broken(promised, stored)));
            truth.recount().faults().forEach(fault -> broken.add(fault.toString()));
            return broken;
        }
    }

    /** When all have quieted: where store, tallies and screens differ from the last acknowledged of everybody. */
    List<String> disagreements() {
        var found = new ArrayList<>(brokenPromises());
        Map<Ledger.Account, Vote> acknowledged = crowd.ask(() -> crowd.ledger().acknowledged());
        try (Truth truth = truth()) {
            found.addAll(differences("a ballot", acknowledged, truth.ballots(persons())));
        }
        if (!found.isEmpty()) {
            return found; // what the store has wrong no screen will ever show right
        }
        Map<String, JsonObject> expected = Tallies.expected(acknowledged);
        found.addAll(inTheEnd(() -> tallies(expected)));
        found.addAll(staleScreens());
        return found;
    }

    /** Screens come a moment after the store: what is found at last, or nothing as soon as nothing is. */
    private static List<String> inTheEnd(Supplier<List<String>> found) {
        try {
            return await().atMost(Crowd.SOON).until(found::get, List::isEmpty);
        } catch (ConditionTimeoutException never) {
            return found.get();
        }
    }

    private List<String> tallies(Map<String, JsonObject> expected) {
        var shown = new TreeMap<String, JsonObject>();
        expected.keySet().forEach(name -> shown.put(name, Tallies.counted(item(name))));
        return differences("a tally", expected, shown);
    }

    private static <K, V> List<String> differences(String what, Map<K, V> expected, Map<K, V> found) {
        var different = new ArrayList<String>();
        expected.forEach((key, value) -> {
            if (!value.equals(found.get(key))) {
                different.add("%s of %s is %s, and ought to be %s".formatted(what, key, found.get(key), value));
            }
        });
        found.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> different.add(what + " of " + key + " is of nobody"));
        return different;
    }

    /** Whoever comes with nothing is given what everybody holds. */
    private List<String> staleScreens() {
        var stale = new ArrayList<String>();
        for (int from = 0; from < passes.size(); from += COMPARED_AT_ONCE) {
            stale.addAll(staleScreens(from, Math.min(passes.size(), from + COMPARED_AT_ONCE)));
        }
        return stale;
    }

    private List<String> staleScreens(int from, int to) {
        List<Connection> fresh = crowd.ask(() -> passes.subList(from, to).stream()
                .map(pass -> new Connection(venue, pass.getString("pass")).come(null))
                .toList());
        crowd.until(() -> fresh.stream().allMatch(Connection::isHere));
        List<String> stale = inTheEnd(() -> crowd.ask(() -> stale(fresh, from)));
        crowd.run(() -> fresh.forEach(Connection::leave));
        return stale;
    }

    private List<String> stale(List<Connection> fresh, int from) {
        return IntStream.range(0, fresh.size())
                .filter(i -> !crowd.phones().get(from + i).isGone())
                .filter(i -> !fresh.get(i)
                        .items()
                        .equals(crowd.phones().get(from + i).connection().items()))
                .mapToObj(i -> "the screen of voter " + (from + i) + " is not what the store holds")
                .toList();
    }

    @Override
    public void close() {
        // Or those who lose their connection now would come back while all is being closed.
        crowd.run(() -> {
            crowd.phones().forEach(phone -> phone.connection().leave());
            moderator.leave();
            projector.leave();
        });
        vertx.close().await();
    }
}
