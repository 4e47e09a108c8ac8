package io.rostrum.bench;

import java.util.concurrent.TimeUnit;

/** Has changes said at a steady rate, whatever becomes of them, and looks how they are heard. */
final class Drive {
    /** In ms, before what comes counts: what was quiet gets under way. */
    private static final long WARM = 500;

    /** In ms. What a server has not written by then it has not kept up with; what it still has to write would burden the next step. */
    private static final long DRAIN = 15_000;

    /** In ms: how long it is looked whether a server rests, and how often at most. */
    private static final long GLANCE = 300;

    private static final int GLANCES = 30;

    /** Of a core. */
    private static final double RESTING = 0.1;

    /**
     * What it came to at one rate.
     *
     * @param frames a second
     * @param p99 in ms
     * @param server cores used by it
     * @param own cores used by this side
     */
    record Step(double frames, double p99, double server, double own) {
        static final Step NONE = new Step(0, Double.NaN, 0, 0);
    }

    private final Loop loop;
    private final Broadcast broadcast;
    private final Steady saying;
    private long said;

    Drive(Loop loop, Broadcast broadcast) {
        this.loop = loop;
        this.broadcast = broadcast;
        this.saying = new Steady(loop, this::say);
        this.said = loop.ask(() -> broadcast.delays().said());
    }

    Step at(double rate, long millis) {
        loop.run(() -> saying.begin((long) (TimeUnit.SECONDS.toNanos(1) / rate)));
        Loop.rest(WARM);
        loop.run(() -> broadcast.delays().countFrom(said + 1));
        var server = new Cpu(broadcast.pid());
        Cpu own = Cpu.own();
        long began = System.nanoTime();
        Loop.rest(millis);
        long frames = loop.ask(() -> broadcast.delays().frames());
        double seconds = (System.nanoTime() - began) / 1e9;
        double cores = server.cores();
        double ownCores = own.cores();
        loop.run(saying::stop);
        boolean all = loop.becomes(DRAIN, broadcast::isQuiet);
        double p99 = all ? loop.ask(() -> broadcast.delays().percentile(99)) : Double.NaN;
        return new Step(frames / seconds, p99, cores, ownCores);
    }

    /** Waits until a server that nobody listens to any more has done with what it was asked, or that would burden the next one. */
    static void letRest(Broadcast broadcast) {
        var server = new Cpu(broadcast.pid());
        for (int left = GLANCES; left > 0; left--) {
            server.begin();
            Loop.rest(GLANCE);
            if (server.cores() < RESTING) {
                return;
            }
        }
    }

    private void say(long due) {
        broadcast.delays().due(++said, due);
        broadcast.say(said);
    }
}
