package io.rostrum.bench;

import io.vertx.core.json.JsonObject;

/**
 * A session whose moderator sets the timer, and the projectors' screens that show it. Each setting raises the session's version by
 * one, and every Update tells its version.
 */
final class RostrumBroadcast implements Broadcast {
    /** In ms since 1970; a time that is not reached. */
    private static final long END = 4_000_000_000_000L;

    private final Ground ground;
    private final Delays delays = new Delays();
    private int sockets;
    private int size;
    private long before;

    RostrumBroadcast(Ground ground) {
        this.ground = ground;
    }

    private final class Watcher extends Guest {
        private long known;

        Watcher(String pass) {
            super(ground, pass);
        }

        /** A beat, or the number of those who are here, is no change. */
        @Override
        void updated(long version, byte[] bytes, int from, int to) {
            long change = version - before;
            size = to - from;
            if (change > known) {
                delays.heard(known, change, System.nanoTime());
                known = change;
            }
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

    /** The first setting, before anything counts, shows where the versions stand and how long an Update is. */
    @Override
    public void come(int number) {
        before = Long.MAX_VALUE / 2;
        sockets = number;
        ground.come(ground.passes("projector", number), Watcher::new);
        long version = ground.moderates(timer(0)).getLong("version");
        ground.loop().until(() -> size > 0);
        ground.loop().run(() -> before = version);
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
        ground.desk().does(timer(change));
    }

    @Override
    public boolean isQuiet() {
        return delays.areDone(sockets);
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
