package io.rostrum.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Frames a second to sockets that all show the same, as long as 99 of 100 come within 250 ms of the change that they tell: in one
 * session of Rostrum to projectors' screens, from the moderator's saying to each screen, through Redis; beside programs that do
 * nothing but write what one socket says to all. Rostrum tells a screen some forty times a second at most, and makes one frame of
 * what comes sooner.
 */
final class Fan implements Measure {
    /** In ms. */
    private static final long LATE = 250;

    /** In frames a second: where the search begins, where it ends, and how near it goes. */
    private static final int LEAST = 20_000;

    private static final int MOST = 280_000;
    private static final int NEAR = 5_000;

    /** In frames a second: what all of these can do, to see what each takes for it. */
    private static final int EASY = 50_000;

    /** As near as is tried with a few of the sockets. */
    private static final int ROUGHLY = 100_000;

    /** In ms. Thereafter the compilers have little left to do on the two cores that all share. */
    private static final int WARM_UP = 30_000;

    /** In a second. */
    private static final double MICROS = 1e6;

    private static final double OF_BARE = 0.8;
    private static final double OF_SOCKET_IO = 1.3;

    /** One of those that are compared, and what it came to. */
    private record Side(
            Broadcast broadcast, Figures frames, Figures delay, Figures server, Figures own, Figures micros) {
        static Side of(Broadcast broadcast) {
            return new Side(broadcast, new Figures(), new Figures(), new Figures(), new Figures(), new Figures());
        }
    }

    /** Starts what is measured beside Rostrum, if there is all that it needs. */
    interface Beside {
        /** @param size how many bytes a text has */
        Optional<Broadcast> start(Given given, Loop loop, int size);
    }

    private final String name;
    private final int full;
    private final List<Beside> peers;

    /** With so many sockets. */
    Fan(String name, int sockets, Beside... peers) {
        this.name = name;
        this.full = sockets;
        this.peers = List.of(peers);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String about() {
        return "frames a second to %,d screens of one session, none late; beside other servers".formatted(full);
    }

    @Override
    public Table run(Given given) {
        int sockets = given.phones(full);
        try (Ground ground = Ground.of(given, Delivered.server())) {
            var rostrum = new RostrumBroadcast(ground);
            rostrum.come(2);
            List<Side> sides = new ArrayList<>(List.of(Side.of(rostrum)));
            for (Beside peer : peers) {
                peer.start(given, ground.loop(), rostrum.size()).ifPresent(its -> sides.add(Side.of(its)));
            }
            rostrum.leave();
            try {
                for (int round = -1; round < given.rounds(); round++) {
                    for (Side side : sides) {
                        side.broadcast().come(sockets);
                        measure(given, ground.loop(), side, round, sockets);
                        side.broadcast().leave();
                        Drive.letRest(side.broadcast());
                    }
                }
            } finally {
                sides.forEach(side -> side.broadcast().close());
            }
            return table(sockets, rostrum.size(), sides, sides.size() > peers.size());
        }
    }

    /** The round before the first one warms everybody up. */
    private static void measure(Given given, Loop loop, Side side, int round, int sockets) {
        var drive = new Drive(loop, side.broadcast());
        if (round < 0) {
            drive.at(3 * LEAST * given.scale() / sockets, given.millis(WARM_UP));
            return;
        }
        Drive.Step easy = drive.at(EASY * given.scale() / sockets, given.millis(3_000));
        side.micros().add(easy.server() * MICROS / easy.frames());
        Drive.Step best = fastest(drive, given, sockets);
        side.frames().add(best.frames());
        side.delay().add(best.p99());
        side.server().add(best.server());
        side.own().add(best.own());
    }

    /** The most frames of all steps that were in time. One that was late is taken once more: a hiccup of the machine is no limit. */
    private static Drive.Step fastest(Drive drive, Given given, int sockets) {
        Drive.Step best = Drive.Step.NONE;
        int inTime = LEAST;
        int late = MOST;
        while (late - inTime > (given.scale() < 1 ? ROUGHLY : NEAR)) {
            int offered = (inTime + late) / 2;
            double aSecond = (double) offered * given.scale() / sockets;
            Drive.Step came = drive.at(aSecond, given.millis(1_500));
            if (came.p99() > LATE) {
                came = drive.at(aSecond, given.millis(1_500));
            }
            if (came.p99() <= LATE) {
                inTime = offered;
                best = came.frames() > best.frames() ? came : best;
            } else {
                late = offered;
            }
        }
        return best;
    }

    private static Table table(int sockets, int size, List<Side> sides, boolean all) {
        var table = new Table(
                "frames a second to %,d sockets, %d bytes each, p99 within %d ms".formatted(sockets, size, LATE));
        for (Side side : sides) {
            String name = side.broadcast().name();
            table.tell(name + ", frames/s", side.frames());
            table.tell(name + ", p99 delay since the change, ms", side.delay());
            table.tell(name + ", cores used by the server", side.server());
            table.tell(name + ", cores used by the sockets' side", side.own());
            table.tell(name + ", µs of the server a frame at %,d frames/s".formatted(EASY), side.micros());
        }
        Side rostrum = sides.getFirst();
        for (Side other : sides.subList(1, sides.size())) {
            String ratio = "Rostrum / " + other.broadcast().name();
            Figures of = rostrum.frames().over(other.frames());
            switch (other.broadcast().name()) {
                case Peer.BARE -> table.atLeast(OF_BARE, ratio, of);
                case Peer.SOCKET_IO -> table.atLeast(OF_SOCKET_IO, ratio, of);
                default -> table.tell(ratio, of);
            }
        }
        if (!all) {
            table.remark("Not all were measured: " + Peer.WITHOUT_NODE);
        }
        return table;
    }
}
