package io.rostrum;

import io.rostrum.domain.SessionId;
import io.rostrum.store.redis.Durability;
import io.rostrum.store.redis.EmbeddedRedis;
import io.rostrum.store.redis.RedisStore;
import io.rostrum.web.Limits;
import io.rostrum.web.PrivateLinks;
import io.rostrum.web.Proxies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A whole server with a real Redis in a directory of its own, for the tests of one class: its programme has many sessions, so
 * that each test has a {@link Room} to itself. Redis outlives the server, which can be started again.
 */
public final class RunningRostrum implements BeforeAllCallback, AfterAllCallback {
    private static final int ROOMS = 40;
    private static final String TITLE = "以讲促学";

    private final String reveal;
    private final String wifi;
    private final AtomicInteger taken = new AtomicInteger();
    private int management;
    private @Nullable Path directory;
    private @Nullable EmbeddedRedis redis;
    private @Nullable Rostrum rostrum;
    private @Nullable Vertx vertx;
    private @Nullable RedisStore store;

    public RunningRostrum() {
        this("live");
    }

    /** @param reveal when watchers see values: {@code live} or {@code afterClose} */
    public RunningRostrum(String reveal) {
        this(reveal, "");
    }

    /** @param wifi the name that the pages tell */
    public RunningRostrum(String reveal, String wifi) {
        this.reveal = reveal;
        this.wifi = wifi;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Path fresh = Files.createTempDirectory("rostrum-test");
        directory = fresh;
        Files.writeString(fresh.resolve("series.json"), series().encode());
        redis = EmbeddedRedis.start(fresh.resolve("redis"), InstantSource.system(), new SecureRandom());
        start();
        vertx = Vertx.vertx();
        String url = redis().address().url();
        store = ask(() -> new RedisStore(vertx(), url, () -> "epoch", new SecureRandom()).open());
    }

    private void start() throws CannotStart, IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            management = free.getLocalPort();
        }
        var config = new Config(
                0,
                directory().resolve("data"),
                redis().address(),
                directory().resolve("series.json"),
                "127.0.0.1",
                null,
                new HostPort("127.0.0.1", management),
                null,
                null,
                wifi,
                0,
                new Front(new Proxies(List.of()), Limits.PHONES_PER_ADDRESS),
                null,
                new Durability.Always());
        var fresh = new Rostrum(config);
        fresh.start(Server::start, new SecureRandom());
        rostrum = fresh;
    }

    /** Ends the server and starts it again; Redis stays, the port changes. */
    public void restart() throws CannotStart, IOException {
        stop();
        start();
    }

    public void stop() {
        Objects.requireNonNull(rostrum).close();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (rostrum != null) {
            rostrum.close();
        }
        if (vertx != null) {
            vertx.close().await(20, TimeUnit.SECONDS);
        }
        if (redis != null) {
            redis.close();
        }
        try (Stream<Path> files = Files.walk(directory())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private JsonObject series() {
        var rule = new JsonObject()
                .put("scale", new JsonObject().put("min", 1).put("max", 10).put("step", 1))
                .put(
                        "criteria",
                        new JsonArray(List.of("conception", "analysis", "fit", "guidance").stream()
                                .map(RunningRostrum::criterion)
                                .toList()))
                .put("trim", 0.1)
                .put(
                        "groups",
                        new JsonArray()
                                .add(new JsonObject().put("id", "audience").put("weight", 1)))
                .put("minimumTurnout", 5)
                .put("reveal", reveal);
        return new JsonObject()
                .put(
                        "series",
                        new JsonObject()
                                .put("title", TITLE)
                                .put("language", "zh-Hans")
                                .put("rule", rule))
                .put(
                        "sessions",
                        new JsonArray(IntStream.rangeClosed(1, ROOMS)
                                .mapToObj(RunningRostrum::meeting)
                                .toList()));
    }

    private static JsonObject criterion(String id) {
        return new JsonObject().put("id", id).put("weight", 1).put("name", new JsonObject().put("en", id));
    }

    private static JsonObject meeting(int number) {
        return new JsonObject()
                .put("number", number)
                .put("date", "2025-02-14")
                .put("talks", new JsonArray().add(talk("甲", number)).add(talk("乙", number)));
    }

    private static JsonObject talk(String speaker, int number) {
        return new JsonObject()
                .put("title", "第" + number + "期" + speaker)
                .put("speaker", "主讲人" + speaker)
                .put("minutes", 20);
    }

    /** A session that no test has had, opened again and in its lobby. */
    public Room room() {
        int number = taken.incrementAndGet();
        SessionId session =
                new SessionId(UUID.nameUUIDFromBytes((TITLE + "\n" + number).getBytes(StandardCharsets.UTF_8))
                        .toString());
        Optional<String> code = ask(() -> store().register().register(session, "none"));
        var room = new Room(this, session, code.orElseThrow());
        try (Phone moderator = room.moderator()) {
            moderator.does("Move", "phase", "lobby");
        }
        return room;
    }

    /** A session whose first talk is being scored. */
    public Room scoring() {
        Room room = room();
        try (Phone moderator = room.moderator()) {
            moderator.does("Move", "phase", "scoring", "talk", "1");
        }
        return room;
    }

    String key(SessionId session, String link) {
        return new PrivateLinks(signingKey()).key(session, link, PrivateLinks.FIRST_GENERATION);
    }

    /** What this server signs passes with. */
    public byte[] signingKey() {
        try {
            return DataDirectory.read(directory().resolve("data").resolve("key"))
                    .bytes();
        } catch (CannotStart e) {
            throw new AssertionError(e);
        }
    }

    /** Loses the secrets of a session, so that others can be kept. */
    public void forgetSecrets(SessionId session) {
        var redis = Redis.createClient(vertx(), redis().address().url());
        redis.send(Request.cmd(Command.DEL).arg("rostrum:{" + session + "}:secrets"))
                .await();
        redis.close();
    }

    /** Asks for something on an event loop, and waits for it. */
    public <T> T ask(Supplier<Future<T>> question) {
        var answer = new CompletableFuture<T>();
        vertx().runOnContext(_ -> question.get().onSuccess(answer::complete).onFailure(answer::completeExceptionally));
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    public URI uri(String path) {
        return URI.create(base() + path);
    }

    private String base() {
        return Objects.requireNonNull(rostrum).links().links().base();
    }

    /** The address that is for the operator alone. */
    public URI managementUri(String path) {
        return URI.create("http://127.0.0.1:" + management + path);
    }

    /** How many commands have been answered since the server was started. */
    public long answered() {
        return Room.get(managementUri("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("rostrum_commands_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    public int port() {
        return URI.create(base()).getPort();
    }

    /** Lets Redis vanish for a moment: it is started again at once, on what it had. */
    public void killRedis() throws IOException {
        ProcessHandle.of(redis().process()).orElseThrow().destroyForcibly();
    }

    /** Sends Redis a signal such as STOP or CONT. */
    public void signalRedis(String signal, long process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process)).start().waitFor();
    }

    public EmbeddedRedis redis() {
        return Objects.requireNonNull(redis);
    }

    public RedisStore store() {
        return Objects.requireNonNull(store);
    }

    private Vertx vertx() {
        return Objects.requireNonNull(vertx);
    }

    private Path directory() {
        return Objects.requireNonNull(directory);
    }
}
