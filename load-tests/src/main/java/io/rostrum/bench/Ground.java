package io.rostrum.bench;

import io.rostrum.domain.Links;
import io.rostrum.drill.Entrance;
import io.rostrum.drill.Launch;
import io.rostrum.drill.Node;
import io.rostrum.drill.RedisProcess;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a measure stands on: a Redis and a node, each in a process of its own, and the loop on which all sockets live. */
final class Ground implements AutoCloseable {
    /** Handshakes at once: more would only wait in the kernel. */
    private static final int AT_ONCE = 200;

    private final Loop loop = new Loop();
    private final RedisProcess redis;
    private final Node node;
    private final Links links;
    private final Entrance entrance;
    private final Desk desk;
    private int devices;

    private Ground(Measure.Given given, Launch launch, Consumer<JsonObject> programme) {
        this.redis = new RedisProcess(
                given.directory().resolve("redis"), given.ports().free(), List.of());
        redis.start();
        this.node = new Node(
                given.directory().resolve("node"),
                given.ports().free(),
                launch,
                options(series(given.directory(), programme)),
                Map.of());
        node.start();
        this.links = node.links();
        this.entrance = new Entrance(loop.vertx(), node.port(), links);
        this.desk = come(passes("moderator", 1), pass -> new Desk(this, pass)).getFirst();
    }

    /** Everything runs, and the moderator is there. */
    static Ground of(Measure.Given given, Launch launch) {
        return new Ground(given, launch, _ -> {});
    }

    /** The same with another programme, made from the usual one. */
    static Ground of(Measure.Given given, Launch launch, Consumer<JsonObject> programme) {
        return new Ground(given, launch, programme);
    }

    /** All come from one address here, and nobody asks for metrics but the measures. */
    private List<String> options(Path series) {
        return List.of("--redis", redis.url(), "--series", series.toString(), "--phones-per-address", "100000");
    }

    private static Path series(Path directory, Consumer<JsonObject> programme) {
        try (InputStream in = Ground.class.getResourceAsStream("series.json")) {
            var series = new JsonObject(Buffer.buffer(Objects.requireNonNull(in).readAllBytes()));
            programme.accept(series);
            return Files.writeString(directory.resolve("series.json"), series.encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Loop loop() {
        return loop;
    }

    Links links() {
        return links;
    }

    RedisProcess redis() {
        return redis;
    }

    int port() {
        return node.port();
    }

    long pid() {
        return node.program().pid();
    }

    /** So many passes of that role, each for a device of its own. */
    List<String> passes(String role, int number) {
        List<Future<JsonObject>> all = loop.ask(() -> IntStream.range(0, number)
                .mapToObj(_ -> entrance.pass(role, nextDevice()))
                .toList());
        loop.await(() -> Future.all(all));
        return all.stream().map(pass -> pass.result().getString("pass")).toList();
    }

    /** A device that has not been here. To be called on the loop. */
    int nextDevice() {
        return ++devices;
    }

    /** One guest with each pass, all of whom have been welcomed. */
    <G extends Guest> List<G> come(List<String> passes, Function<String, G> guest) {
        List<G> all = passes.stream().map(guest).toList();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<G> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            loop.await(() -> Future.all(some.stream().map(Guest::come).toList()));
        }
        return all;
    }

    Desk desk() {
        return desk;
    }

    /** Has the moderator do it. */
    JsonObject moderates(JsonObject command) {
        return loop.await(() -> desk.does(command));
    }

    /** Opens the scoring of the first talk, or opens it anew; gives the round. */
    String opensScoring() {
        JsonObject talk = loop.ask(() -> desk.item("talk/1"));
        JsonObject open = new JsonObject().put("t", "Open").put("box", "talk/1");
        String before = talk.getString("round", "");
        moderates(before.isEmpty() ? open : open.put("round", before).put("anew", true));
        loop.until(() -> !desk.item("talk/1").getString("round", "").equals(before));
        return loop.ask(() -> desk.item("talk/1").getString("round"));
    }

    @Override
    public void close() {
        loop.close();
        node.close();
        redis.close();
    }
}
