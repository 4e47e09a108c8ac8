package io.rostrum.drill;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page's connection, as the protocol asks for it: it joins with what it holds, comes back by itself, lays what comes over its
 * map, and notes whatever should not have come. Used by one event loop only.
 */
final class Connection {
    /** What the page does with what is heard. */
    interface Page {
        void welcomed(JsonObject welcome);

        void answered(JsonObject command, JsonObject answer);

        void lost();
    }

    /** A command that is sent again until it is carried out or refused. */
    private record Errand(JsonObject command, Promise<JsonObject> done) {}

    private static final Set<String> LATER = Set.of("TRY_AGAIN", "TOO_FAST");

    /** In ms: what the pages wait at most before the first attempt to come back; doubled each time. */
    private static final int FIRST_PAUSE = 1_000;

    /** In ms, as the pages have it. */
    private static final int LONGEST_PAUSE = 10_000;

    /** In ms. One that does not read says at least that it is there, or it would be ended for its silence. */
    private static final long SIGN_OF_LIFE = 5_000;

    /** What a server says to those whom it sends to another. */
    private static final Short RESTARTING = 4_000;

    private final Venue venue;
    private final String pass;
    private final Map<String, JsonObject> items = new TreeMap<>();
    private final Map<Long, JsonObject> unanswered = new HashMap<>();
    private final Map<Long, Errand> errands = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private @Nullable Page page;
    private @Nullable WebSocket socket;
    private String epoch = "";
    private long version;
    private long ids;
    private final Gaps gaps = new Gaps();
    private boolean gone;
    private int losses;
    private int sentAway;
    private int failures;
    private int toTryAgain;
    private int putOff;
    private boolean stalled;

    Connection(Venue venue, String pass) {
        this.venue = venue;
        this.pass = pass;
    }

    Connection come(@Nullable Page whose) {
        page = whose;
        connect();
        return this;
    }

    String pass() {
        return pass;
    }

    private void connect() {
        if (gone) {
            return;
        }
        var to = new WebSocketConnectOptions()
                .setHost(venue.host())
                .setPort(venue.port())
                .setURI("/ws")
                .addSubProtocol("rostrum.1");
        venue.sockets().connect(to).onSuccess(this::connected).onFailure(_ -> comeBack());
    }

    /** As the pages do: after half a second to ten, longer each time, and never the same for all. */
    private void comeBack() {
        int most = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures++, Byte.SIZE));
        venue.vertx().setTimer(venue.soon(most / 2, most), _ -> connect());
    }

    private void connected(WebSocket opened) {
        if (gone) {
            opened.close();
            return;
        }
        socket = opened;
        opened.textMessageHandler(text -> heard(venue.frames().read(text)));
        opened.exceptionHandler(_ -> {});
        opened.closeHandler(_ -> {
            sentAway += Objects.equals(opened.closeStatusCode(), RESTARTING) ? 1 : 0;
            lost();
        });
        join();
    }

    private void join() {
        var join =
                new JsonObject().put("t", "Join").put("session", venue.code()).put("pass", pass);
        if (!epoch.isEmpty()) {
            join.put("since", new JsonObject().put("epoch", epoch).put("version", version));
        }
        send(join);
    }

    private void lost() {
        socket = null;
        stalled = false;
        gaps.lost();
        losses++;
        unanswered.clear();
        if (page != null) {
            page.lost();
        }
        comeBack();
    }

    /** Leaves for good. */
    void leave() {
        gone = true;
        if (socket != null) {
            socket.close();
        }
    }

    boolean isGone() {
        return gone;
    }

    /** Loses its connection, as in a lift, and comes back. */
    void drop() {
        if (socket != null) {
            socket.close();
        }
    }

    /** Reads nothing any more, as a phone in a pocket; its buffers fill. */
    void stall() {
        if (socket != null) {
            stalled = true;
            socket.pause();
            signOfLife(socket);
        }
    }

    private void signOfLife(WebSocket its) {
        if (stalled && its == socket && !its.isClosed()) {
            its.writePong(Buffer.buffer());
            venue.vertx().setTimer(SIGN_OF_LIFE, _ -> signOfLife(its));
        }
    }

    /** Reads what has come meanwhile, and all that comes. */
    void readOn() {
        stalled = false;
        if (socket != null) {
            socket.resume();
        }
    }

    /** Sends a command if somebody is there to hear it; whoever must have it carried out sends it again. */
    void send(JsonObject command) {
        if (socket != null) {
            long id = command.containsKey("id") ? command.getLong("id") : ++ids;
            unanswered.put(id, command.put("id", id));
            socket.writeTextMessage(command.encode());
        }
    }

    /** Sends a command, unchanged and as often as need be; gives the answer that is not "later". */
    Future<JsonObject> insist(JsonObject command) {
        var errand = new Errand(command.put("id", ++ids), Promise.promise());
        errands.put(ids, errand);
        if (isHere()) {
            send(command);
        }
        return errand.done().future();
    }

    private void heard(JsonObject frame) {
        switch (frame.getString("t")) {
            case "Ok", "No" -> answered(frame);
            case "Welcome" -> welcomed(frame);
            case "Update" -> updated(frame);
            default -> faults.add("no such frame: " + frame);
        }
    }

    private void answered(JsonObject answer) {
        JsonObject command = unanswered.remove(answer.getLong("id"));
        boolean later = LATER.contains(answer.getString("why", ""));
        if (command == null) {
            faults.add("answered twice, or never asked: " + answer);
        } else if (command.getString("t").equals("Join")) {
            joined(answer, later);
        } else {
            answered(command, answer, later);
        }
    }

    private void joined(JsonObject answer, boolean later) {
        if (later) {
            putOff++;
            after(answer, this::join);
        } else if (!answer.getString("t").equals("Ok")) {
            faults.add("a Join was refused: " + answer);
        }
    }

    private void answered(JsonObject command, JsonObject answer, boolean later) {
        toTryAgain += answer.getString("why", "").equals("TRY_AGAIN") ? 1 : 0;
        Errand errand = errands.get(command.getLong("id"));
        if (errand != null && later) {
            after(answer, () -> send(command));
        } else if (errand != null) {
            errands.remove(command.getLong("id"));
            errand.done().complete(answer);
        } else if (page != null) {
            page.answered(command, answer);
        }
    }

    /** Does it after as long as the answer says and a little more, unless the connection is another by then. */
    void after(JsonObject answer, Runnable task) {
        WebSocket now = socket;
        venue.vertx().setTimer(answer.getLong("retryAfter") + venue.soon(1, 200), _ -> {
            if (socket != null && socket == now) {
                task.run();
            }
        });
    }

    private void welcomed(JsonObject welcome) {
        if (!welcome.getString("epoch").equals(epoch)) {
            items.clear();
        } else if (welcome.getLong("version") < version) {
            faults.add("a Welcome went back from " + version + " to " + welcome.getLong("version"));
        }
        epoch = welcome.getString("epoch");
        boolean fresh = !isHere();
        gaps.welcomed();
        failures = 0;
        lay(welcome);
        if (fresh) {
            errands.values().forEach(errand -> send(errand.command()));
        }
        if (page != null) {
            page.welcomed(welcome);
        }
    }

    private void updated(JsonObject update) {
        if (!isHere()) {
            faults.add("an Update came before the Welcome");
        } else if (update.getLong("version") < version) {
            faults.add("an Update went back from " + version + " to " + update.getLong("version"));
        }
        lay(update);
    }

    private void lay(JsonObject frame) {
        gaps.heard();
        version = frame.getLong("version");
        frame.getJsonObject("items").forEach(item -> {
            if (item.getValue() == null) {
                items.remove(item.getKey());
            } else {
                items.put(item.getKey(), (JsonObject) item.getValue());
            }
        });
    }

    Map<String, JsonObject> items() {
        return items;
    }

    String epoch() {
        return epoch;
    }

    boolean isHere() {
        return gaps.isHere();
    }

    /** Whether every command has its answer. */
    boolean isQuiet() {
        return isHere() && unanswered.isEmpty() && errands.isEmpty();
    }

    int losses() {
        return losses;
    }

    /** How many of these were told to come back. */
    int sentAway() {
        return sentAway;
    }

    Gaps gaps() {
        return gaps;
    }

    /** How often it was told that nothing is known of what became of a command. */
    int toTryAgain() {
        return toTryAgain;
    }

    /** How often it was told to join later. */
    int putOff() {
        return putOff;
    }

    /** The newest version that it holds. */
    long version() {
        return version;
    }

    List<String> faults() {
        return faults;
    }
}
