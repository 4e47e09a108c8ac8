package io.rostrum.bench;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A session whose moderator sets the timer, and the projectors' screens that show it. Each setting is another time,
 * by which a screen knows which one it shows.
 */
final class RostrumBroadcast implements Broadcast {
    /** In ms since 1970; a time that is not reached. */
    private static final long END = 4_000_000_000_000L;

    /** In ms. */
    private static final long AGAIN = 100;

    private static final byte[] TIMER = "\"endsAt\":".getBytes(StandardCharsets.US_ASCII);

    private final Ground ground;
    private final Delays delays = new Delays();
    private List<Watcher> watchers = List.of();
    private List<String> passes = List.of();
    private int size;
    private long lastVersion = -1;
    private long lastChange;

    RostrumBroadcast(Ground ground) {
        this.ground = ground;
    }

    private final class Watcher extends Guest {
        private long known = delays.said();

        Watcher(String pass) {
            super(ground, pass);
        }

        /** A beat is no change. */
        @Override
        void updated(long version, byte[] bytes, int from, int to) {
            if (version != lastVersion) {
                read(version, bytes, from, to);
            }
            if (lastChange > known) {
                delays.heard(known, lastChange, System.nanoTime());
                known = lastChange;
            }
        }
    }

    /** The change that all Updates of that version tell; they come one after the other, so it is read once. */
    private void read(long version, byte[] bytes, int from, int to) {
        int at = Bytes.indexOf(bytes, TIMER, from);
        if (at >= 0 && at < to) {
            lastVersion = version;
            lastChange = Bytes.decimal(bytes, at + TIMER.length) - END;
            size = to - from;
        }
    }

    @Override
    public String name() {
        return "Rostrum";
    }

    @Override
    public long pid() {
        return ground.pid();
    }

    /** The first setting, before anything counts, shows how long an Update is. */
    @Override
    public void come(int number) {
        if (passes.size() < number) {
            passes = ground.passes("projector", number);
        }
        watchers = ground.come(passes, Watcher::new);
        if (size == 0) {
            ground.moderates(timer(0));
            ground.loop().until(() -> size > 0);
        }
    }

    @Override
    public void leave() {
        ground.loop().run(() -> watchers.forEach(Guest::leave));
    }

    private static JsonObject timer(long change) {
        return new JsonObject().put("t", "Timer").put("endsAt", END + change);
    }

    /** In bytes, of an Update. */
    int size() {
        return size;
    }

    @Override
    public void say(long change) {
        ground.desk().does(timer(change)).onFailure(_ -> again(change));
    }

    /** What a later one has overtaken need not be said any more. */
    private void again(long change) {
        ground.loop().vertx().setTimer(AGAIN, _ -> {
            if (change == delays.said()) {
                say(change);
            }
        });
    }

    @Override
    public boolean isQuiet() {
        return delays.areDone(watchers.size());
    }

    @Override
    public Delays delays() {
        return delays;
    }

    @Override
    public void close() {
        ground.close();
    }
}
