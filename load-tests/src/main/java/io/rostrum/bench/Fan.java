package io.rostrum.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Frames a second to 5,000 sockets that all show the same, as long as 99 of 100 come within 250 ms of the change that they tell:
 * in one session of Rostrum on projectors' screens, which get at most 20 a second, from the moderator's saying to each screen,
 * through Redis; beside programs that do nothing but write what one socket says to all.
 */
final class Fan implements Measure {
    private static final int SOCKETS = 5_000;

    /** In ms. */
    private static final long LATE = 250;

    /** Changes a second, at most: none of these can tell 5,000 sockets so many here, and a moderator may not say more. */
    private static final int FASTEST = 48;

    private static final double OF_BARE = 0.8;
    private static final double OF_SOCKET_IO = 1.3;

    /** One of those that are compared, and what it came to. */
    private record Side(Broadcast broadcast, Figures frames, Figures delay, Figures server, Figures own) {
        static Side of(Broadcast broadcast) {
            return new Side(broadcast, new Figures(), new Figures(), new Figures(), new Figures());
        }
    }

    @Override
    public String name() {
        return "fan";
    }

    @Override
    public String about() {
        return "frames a second to 5,000 screens of one session, none late; beside bare Vert.x and Socket.IO";
    }

    @Override
    public Table run(Given given) {
        int sockets = given.phones(SOCKETS);
        try (Ground ground = Ground.of(given, Delivered.server())) {
            List<Side> sides = new ArrayList<>();
            var rostrum = new RostrumBroadcast(ground);
            sides.add(Side.of(rostrum));
            rostrum.come(sockets);
            Broadcast bare = Peer.bare(given, ground.loop(), rostrum.size());
            sides.add(Side.of(bare));
            Optional<Broadcast> socketIo = Peer.socketIo(given, ground.loop(), rostrum.size());
            socketIo.ifPresent(its -> sides.add(Side.of(its)));
            try {
                sides.stream().skip(1).forEach(side -> side.broadcast().come(sockets));
                for (int round = -1; round < given.rounds(); round++) {
                    for (Side side : sides) {
                        measure(given, ground.loop(), side, round);
                    }
                }
            } finally {
                bare.close();
                socketIo.ifPresent(Broadcast::close);
            }
            return table(sockets, rostrum.size(), sides);
        }
    }

    /** The round before the first one warms everybody up. */
    private static void measure(Given given, Loop loop, Side side, int round) {
        var drive = new Drive(loop, side.broadcast());
        if (round < 0) {
            drive.at(FASTEST / 12, given.millis(5_000));
            drive.at(FASTEST / 4, given.millis(5_000));
            return;
        }
        Drive.Step best = fastest(drive, given);
        side.frames().add(best.frames());
        side.delay().add(best.p99());
        side.server().add(best.server());
        side.own().add(best.own());
    }

    /** The most frames of all steps that were in time. */
    private static Drive.Step fastest(Drive drive, Given given) {
        Drive.Step best = Drive.Step.NONE;
        int in = 0;
        int late = FASTEST;
        while (late - in > 1) {
            int rate = (in + late) / 2;
            Drive.Step came = drive.at(rate, given.millis(2_000));
            boolean inTime = came.p99() <= LATE;
            in = inTime ? rate : in;
            late = inTime ? late : rate;
            best = inTime && came.frames() > best.frames() ? came : best;
        }
        return best;
    }

    private static Table table(int sockets, int size, List<Side> sides) {
        var table = new Table(
                "fan: frames a second to %,d sockets, %d bytes each, p99 within %d ms".formatted(sockets, size, LATE));
        for (Side side : sides) {
            String name = side.broadcast().name();
            table.tell(name + ", frames/s", side.frames());
            table.tell(name + ", p99 delay since the change, ms", side.delay());
            table.tell(name + ", cores used by the server", side.server());
            table.tell(name + ", cores used by the sockets' side", side.own());
        }
        Side rostrum = sides.getFirst();
        table.atLeast(
                OF_BARE,
                "Rostrum / bare Vert.x",
                rostrum.frames().over(sides.get(1).frames()));
        if (sides.size() > 2) {
            table.atLeast(
                    OF_SOCKET_IO,
                    "Rostrum / Socket.IO",
                    rostrum.frames().over(sides.get(2).frames()));
        } else {
            table.remark("Socket.IO was not measured: " + Peer.WITHOUT_NODE);
        }
        return table;
    }
}
