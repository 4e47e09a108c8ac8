package io.rostrum.drill;

import io.rostrum.domain.Links;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A crowd in one session, the moderator's screen and the projector, whatever serves them, and what is promised to them in the end.
 * They live on one event loop of their own; a drill's thread asks them.
 */
final class Gathering implements AutoCloseable {
    /** Every phone's first connection and a second one for some, to compare it with. */
    private static final int MOST_SOCKETS = 25_000;

    private static final String HERE = "127.0.0.1";

    /** In bytes. Browsers take frames of any length. */
    private static final int LARGEST = 1 << 20;

    /** In bytes. The kernel would else take megabytes for somebody who does not read. */
    private static final int NARROW = 4_096;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Venue venue;
    private final Entrance entrance;
    private final Supplier<Truth> truths;
    private final Crowd crowd;
    private final List<Connection> screens = new ArrayList<>();
    private final Connection moderator;
    private final Connection projector;

    /**
     * @param port where all of them connect to
     * @param store the address of the Redis that holds the truth now
     */
    Gathering(Links links, int port, Supplier<String> store, RandomGenerator chance) {
        this.venue = new Venue(
                vertx,
                sockets(WebSocketClientOptions.DEFAULT_RECEIVE_BUFFER_SIZE),
                HERE,
                port,
                links.code(),
                chance,
                new Frames());
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
        return watches(new Connection(venue, pass));
    }

    private Connection watches(Connection screen) {
        screens.add(screen);
        return crowd.ask(() -> screen.come(null));
    }

    /** One more screen like the projector's, at a node itself. */
    Connection watches(String host, int port) {
        return watches(new Connection(venue.at(host, port), projector.pass()));
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
        enter(voters, venue.at(HERE, port).with(sockets(NARROW)));
    }

    private void enter(int voters, Venue where) {
        int already = crowd.phones().size();
        List<Future<JsonObject>> passes = IntStream.rangeClosed(already + 1, already + voters)
                .mapToObj(device -> entrance.pass("attendee", device))
                .toList();
        Future.all(passes).toCompletionStage().toCompletableFuture().join();
        passes.forEach(pass -> crowd.enter(pass.result(), where));
        crowd.until(() -> crowd.phones().stream().allMatch(phone -> phone.knows("talk/1")));
    }

    /** The same people once more, with nothing in their hands; returns when all are welcome. */
    List<Connection> comeOnceMore(List<Phone> phones) {
        List<Connection> fresh = crowd.ask(() -> phones.stream()
                .map(phone -> new Connection(venue, phone.connection().pass()).come(null))
                .toList());
        crowd.until(() -> fresh.stream().allMatch(Connection::isHere));
        return fresh;
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

    Comparison comparison() {
        return new Comparison(this);
    }

    Truth truth() {
        return truths.get();
    }

    List<String> persons() {
        return crowd.phones().stream().map(Phone::person).toList();
    }

    JsonObject item(String name) {
        return Objects.requireNonNull(crowd.ask(() -> moderator.items().get(name)));
    }

    @Override
    public void close() {
        // Or those who lose their connection now would come back while all is being closed.
        crowd.run(() -> {
            crowd.phones().forEach(phone -> phone.connection().leave());
            screens.forEach(Connection::leave);
        });
        vertx.close().await();
    }
}
