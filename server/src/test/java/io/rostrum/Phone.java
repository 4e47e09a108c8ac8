package io.rostrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's screen, of any role, as a page would be: it joins, lays what comes over its map, gives commands and hears their
 * answers. It keeps all it ever heard, and notes whatever should never have come.
 */
public final class Phone implements AutoCloseable {
    /** Far longer than anything takes; a loaded machine is no fault of the server. */
    public static final Duration SOON = Duration.ofSeconds(20);

    private final int port;
    private final String code;
    private final JsonObject pass;
    private final int receiveBuffer;
    private final Map<String, JsonObject> items = new TreeMap<>();
    private final List<String> heard = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<Long, List<JsonObject>> answers = new ConcurrentHashMap<>();
    private final Map<Long, CompletableFuture<JsonObject>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock(true);
    private final CompletableFuture<Integer> never = new CompletableFuture<>();
    private CompletableFuture<Integer> ended = never;
    private @Nullable Line line;
    private JsonObject ballots = new JsonObject();
    private String epoch = "";
    private long version;
    private boolean welcomed;
    private int welcomes;

    Phone(int port, String code, JsonObject pass, int receiveBuffer) {
        this.port = port;
        this.code = code;
        this.pass = pass;
        this.receiveBuffer = receiveBuffer;
    }

    /** Connects, if need be to another port after a restart, and joins with the version that it holds. */
    public Phone comeBack(int there) {
        connect(there);
        await().atMost(SOON).untilAsserted(() -> {
            JsonObject answer = join();
            assertThat(answer.getString("t")).as(answer.encode()).isEqualTo("Ok");
        });
        await().atMost(SOON).until(this::isWelcome);
        return this;
    }

    public Phone comeBack() {
        return comeBack(port);
    }

    /** Connects without joining. */
    public Phone connect(int there) {
        Line fresh = Line.open(there, receiveBuffer);
        var end = new CompletableFuture<Integer>();
        synchronized (this) {
            line = fresh;
            ended = end;
            welcomed = false;
        }
        Thread.ofVirtual().start(() -> listen(fresh, end));
        return this;
    }

    public JsonObject join() {
        return said(joining());
    }

    public synchronized JsonObject joining() {
        var join = new JsonObject().put("t", "Join").put("session", code).put("pass", pass.getString("pass"));
        return epoch.isEmpty()
                ? join
                : join.put("since", new JsonObject().put("epoch", epoch).put("version", version));
    }

    private void listen(Line from, CompletableFuture<Integer> end) {
        try {
            while (!end.isDone()) {
                Line.Frame frame = from.read();
                reading.lock();
                try {
                    take(from, frame, end);
                } finally {
                    reading.unlock();
                }
            }
        } catch (IOException e) {
            end.complete(1006);
        }
    }

    private void take(Line from, Line.Frame frame, CompletableFuture<Integer> end) {
        switch (frame.kind()) {
            case Line.TEXT -> take(from, frame.text());
            case Line.PING -> from.send(Line.PONG, frame.payload().getBytes());
            case Line.CLOSE -> end.complete(frame.code());
            default -> wrong.add("a frame of kind " + frame.kind());
        }
    }

    private void take(Line from, String text) {
        var message = new JsonObject(text);
        synchronized (this) {
            heard.add(text);
            if (from != line) {
                return;
            }
            switch (message.getString("t")) {
                case "Welcome" -> welcome(message);
                case "Update" -> update(message);
                default -> {}
            }
        }
        if (message.containsKey("id")) {
            answer(message);
        }
    }

    private void answer(JsonObject message) {
        long id = message.getLong("id");
        answers.computeIfAbsent(id, _ -> new ArrayList<>()).add(message);
        CompletableFuture<JsonObject> asked = waiting.remove(id);
        if (asked != null) {
            asked.complete(message);
        }
    }

    private void welcome(JsonObject message) {
        if (message.getString("epoch").equals(epoch)) {
            note(message.getLong("version") < version, "a Welcome went back: ", message);
        } else {
            items.clear();
        }
        epoch = message.getString("epoch");
        ballots = message.getJsonObject("ballots");
        welcomed = true;
        welcomes++;
        lay(message);
    }

    private void update(JsonObject message) {
        JsonObject changed = message.getJsonObject("items");
        boolean onlyPresence = changed.fieldNames().stream().allMatch("presence"::equals);
        note(!welcomed, "an Update before the Welcome: ", message);
        note(message.getLong("version") < version, "an Update went back from " + version + ": ", message);
        note(message.getLong("version") == version && !onlyPresence, "the same version twice: ", message);
        lay(message);
    }

    private void lay(JsonObject message) {
        version = message.getLong("version");
        message.getJsonObject("items").forEach(item -> {
            if (item.getValue() == null) {
                items.remove(item.getKey());
            } else {
                items.put(item.getKey(), (JsonObject) item.getValue());
            }
        });
    }

    private void note(boolean isWrong, String what, JsonObject message) {
        if (isWrong) {
            wrong.add(what + message);
        }
    }

    /** Gives a command, as its type and then names and values by turns, and waits for its answer. */
    public JsonObject say(String type, Object... fields) {
        return said(command(type, fields));
    }

    public static JsonObject command(String type, @Nullable Object... fields) {
        var command = new JsonObject().put("t", type);
        for (int i = 0; i < fields.length; i += 2) {
            command.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return command;
    }

    public JsonObject said(JsonObject command) {
        return send(command)
                .orTimeout(SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    /** Sends the command under a fresh id; the answer comes later. */
    public CompletableFuture<JsonObject> send(JsonObject command) {
        long id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonObject>();
        waiting.put(id, answer);
        line().text(command.copy().put("id", id).encode());
        return answer;
    }

    /** Sends the command and does not wait for what comes of it. */
    public void tells(JsonObject command) {
        line().text(command.copy().put("id", ids.incrementAndGet()).encode());
    }

    /** Says it and insists on Ok. */
    public JsonObject does(String type, Object... fields) {
        JsonObject answer = say(type, fields);
        assertThat(answer.getString("t")).as(type + " " + answer.encode()).isEqualTo("Ok");
        return answer;
    }

    /** Says it and gives why it was refused. */
    public String refused(String type, Object... fields) {
        JsonObject answer = say(type, fields);
        return answer.getString("why", answer.encode());
    }

    public static JsonObject cast(String box, String round, long seq, JsonObject marks) {
        return command("Cast", "box", box, "round", round, "seq", seq, "marks", marks);
    }

    /** Scores the talk on all four criteria alike. */
    public JsonObject scores(String talk, long seq, Object mark) {
        return said(cast("talk/" + talk, round(talk), seq, marks(mark)));
    }

    public static JsonObject marks(Object mark) {
        return new JsonObject()
                .put("conception", mark)
                .put("analysis", mark)
                .put("fit", mark)
                .put("guidance", mark);
    }

    /** The round of the talk's box as this screen knows it. */
    public String round(String talk) {
        return awaitItem("talk/" + talk, its -> its.containsKey("round")).getString("round");
    }

    public synchronized @Nullable JsonObject item(String name) {
        return items.get(name);
    }

    public synchronized boolean has(String name) {
        return items.containsKey(name);
    }

    /** Waits until the item is there and as wanted. */
    public JsonObject awaitItem(String name, Predicate<JsonObject> wanted) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
            JsonObject item = item(name);
            return item != null && wanted.test(item);
        });
        return Objects.requireNonNull(item(name));
    }

    public void awaitGone(String name) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> item(name) == null);
    }

    /** Waits until it holds at least that version. */
    public void awaitVersion(long wanted) {
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> version() >= wanted);
    }

    /** All that it shows, but for how many are here. */
    public synchronized Map<String, JsonObject> map() {
        var map = new TreeMap<>(items);
        map.remove("presence");
        return map;
    }

    public synchronized List<String> heard() {
        return List.copyOf(heard);
    }

    /** All that it ever heard, as one text. */
    public String allHeard() {
        return String.join("\n", heard());
    }

    /** The messages of that type, in their order. */
    public List<JsonObject> heard(String type) {
        return heard().stream()
                .map(JsonObject::new)
                .filter(message -> type.equals(message.getString("t")))
                .toList();
    }

    public synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How often each command was answered. */
    public List<Integer> answered() {
        return answers.values().stream().map(List::size).toList();
    }

    public synchronized String epoch() {
        return epoch;
    }

    public synchronized long version() {
        return version;
    }

    public synchronized int welcomes() {
        return welcomes;
    }

    private synchronized boolean isWelcome() {
        return welcomed;
    }

    public synchronized JsonObject ballots() {
        return ballots;
    }

    public String person() {
        return pass.getString("person");
    }

    public String pass() {
        return pass.getString("pass");
    }

    /** Says of itself that it holds another version than it does. */
    public synchronized Phone pretends(String otherEpoch, long otherVersion) {
        epoch = otherEpoch;
        version = otherVersion;
        return this;
    }

    public synchronized Line line() {
        return Objects.requireNonNull(line);
    }

    /** Waits for the end and gives its code. */
    public int awaitEnd() {
        CompletableFuture<Integer> end;
        synchronized (this) {
            end = ended;
        }
        return end.orTimeout(SOON.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join();
    }

    /** Reads one frame more and then none, until the same thread lets it read again. */
    public void stopsReading() {
        reading.lock();
    }

    public void readsAgain() {
        reading.unlock();
    }

    /** Loses the connection without a word. */
    public void vanishes() {
        synchronized (this) {
            ended.complete(1006);
        }
        line().close();
    }

    @Override
    public void close() {
        vanishes();
    }
}
