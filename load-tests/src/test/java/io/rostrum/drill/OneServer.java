package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.rostrum.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** A server in a process of its own, a crowd at it, a moderator's screen, and what is promised in the end whatever was killed. */
final class OneServer implements AutoCloseable {
    /** Every phone's first connection and a second one to compare it with. */
    private static final int MOST_SOCKETS = 1_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http = HttpClient.newHttpClient();
    private final RostrumProcess server;
    private final Links links;
    private final Venue venue;
    private final Crowd crowd;
    private final Connection moderator;
    private final List<JsonObject> passes = new ArrayList<>();

    private OneServer(RostrumProcess server, Random chance) throws Exception {
        this.server = server;
        this.links = server.links();
        this.venue = new Venue(
                vertx,
                vertx.createWebSocketClient(new WebSocketClientOptions()
                        .setMaxConnections(MOST_SOCKETS)
                        .setMaxFrameSize(1 << 20)
                        .setMaxMessageSize(1 << 20)),
                server.port(),
                links.code(),
                chance);
        this.crowd = new Crowd(venue, vertx.getOrCreateContext());
        String pass = pass("moderator", 0).getString("pass");
        this.moderator = crowd.ask(() -> new Connection(venue, pass).come(null));
    }

    /** A server that has just been started, with so many voters in its session, whose first talk is being scored. */
    static OneServer start(Path directory, Random chance, int voters) throws Exception {
        var server = new RostrumProcess(directory.toRealPath(), chance);
        try {
            server.start();
            var drill = new OneServer(server, chance);
            drill.moderates(
                    new JsonObject().put("t", "Move").put("phase", "scoring").put("talk", "1"));
            drill.enter(voters);
            return drill;
        } catch (Throwable fault) {
            server.close();
            throw fault;
        }
    }

    private void enter(int voters) throws Exception {
        for (int device = 1; device <= voters; device++) {
            JsonObject pass = pass("attendee", device);
            passes.add(pass);
            crowd.enter(pass);
        }
        crowd.until(() -> crowd.phones().stream().allMatch(phone -> phone.knows("talk/1")));
    }

    private JsonObject pass(String role, int device) throws Exception {
        var wish = new JsonObject().put("role", role).put("device", "%032x".formatted(device));
        if (role.equals("moderator")) {
            wish.put("key", links.keys().moderator());
        }
        URI passesOfSession = URI.create(links.base() + "/api/sessions/" + links.code() + "/passes");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(passesOfSession)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(wish.encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    /** Has the moderator do it, however often it takes. */
    void moderates(JsonObject command) {
        JsonObject answer = crowd.ask(() -> moderator.insist(command))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        assertThat(answer.getString("t")).as(answer.encode()).isEqualTo("Ok");
    }

    Crowd crowd() {
        return crowd;
    }

    RostrumProcess server() {
        return server;
    }

    Truth truth() {
        return Truth.of(vertx, server.redisDirectory(), links.code());
    }

    List<String> persons() {
        return passes.stream().map(pass -> pass.getString("person")).toList();
    }

    JsonObject item(String name) {
        return Objects.requireNonNull(crowd.ask(() -> moderator.items().get(name)));
    }

    /** Waits; a server that has ended by itself meanwhile is a failure, with what it said. */
    void until(Callable<Boolean> condition) {
        crowd.until(() -> {
            if (!server.isAlive()) {
                throw new AssertionError(server.said());
            }
            return condition.call();
        });
    }

    /** Waits until so many more ballots have been acknowledged. */
    void awaitAcknowledgements(int more) {
        long enough = crowd.ask(() -> crowd.ledger().acknowledgements()) + more;
        until(() -> crowd.ledger().acknowledgements() >= enough);
    }

    /** The store keeps what was promised up to now; to be asked at any moment while Redis runs. */
    void promisesAreKept() {
        Map<Ledger.Account, Vote> promised = crowd.ask(() -> crowd.ledger().acknowledged());
        try (Truth truth = truth()) {
            Map<Ledger.Account, Vote> stored = truth.ballots(persons());
            assertThat(crowd.ask(() -> crowd.ledger().broken(promised, stored))).isEmpty();
            assertThat(truth.recount().faults()).isEmpty();
        }
        await().atMost(Crowd.SOON).until(() -> server.redis().size() == 1);
    }

    /** All have quieted: the store holds exactly the last acknowledged of everybody, every tally and every screen says so. */
    void everythingAgrees() {
        promisesAreKept();
        Map<Ledger.Account, Vote> acknowledged = crowd.ask(() -> crowd.ledger().acknowledged());
        try (Truth truth = truth()) {
            assertThat(truth.ballots(persons())).isEqualTo(acknowledged);
            Store.Recount recount = truth.recount();
            assertThat(recount.ballots()).isEqualTo(acknowledged.size());
        }
        talliesAre(Tallies.expected(acknowledged));
        screensAreAsFresh();
    }

    void talliesAre(Map<String, JsonObject> expected) {
        expected.forEach((name, tally) -> await().atMost(Crowd.SOON)
                .untilAsserted(() -> assertThat(Tallies.counted(item(name))).isEqualTo(tally)));
    }

    /** Whoever comes with nothing is given what everybody holds. */
    private void screensAreAsFresh() {
        List<Connection> fresh = crowd.ask(() -> passes.stream()
                .map(pass -> new Connection(venue, pass.getString("pass")).come(null))
                .toList());
        crowd.until(() -> fresh.stream().allMatch(Connection::isHere));
        await().atMost(Crowd.SOON)
                .untilAsserted(() -> crowd.run(() -> assertThat(crowd.phones())
                        .zipSatisfy(
                                fresh,
                                (phone, other) -> assertThat(
                                                new TreeMap<>(phone.connection().items()))
                                        .isEqualTo(other.items()))));
        crowd.run(() -> fresh.forEach(Connection::leave));
    }

    @Override
    public void close() {
        server.close();
        http.close();
        vertx.close().await();
    }
}
