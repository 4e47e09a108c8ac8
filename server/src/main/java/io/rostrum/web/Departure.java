package io.rostrum.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Sends all sockets of one event loop to the other nodes, each at a moment of its own and after its last answer, so that those
 * are not stormed. Used by that loop only.
 */
final class Departure {
    /** In ms, after the last moment. Redis answers within two seconds, or the line to it gives up. */
    private static final long LAST_ANSWERS = 2_500;

    /** In ms between two looks whether all have gone. */
    private static final long LOOK = 50;

    private final Vertx vertx;
    private final Door door;
    private final RandomGenerator chance;

    Departure(Vertx vertx, Door door, RandomGenerator chance) {
        this.vertx = vertx;
        this.door = door;
        this.chance = chance;
    }

    /**
     * Sends everybody away within so many ms, unless phones are welcome again meanwhile.
     *
     * @return done when nobody is left, or when those who are have had their time
     */
    Future<Void> within(long window) {
        List<Socket> sockets = List.copyOf(door.sockets());
        for (Socket socket : sockets) {
            vertx.setTimer(1 + chance.nextLong(window + 1), _ -> depart(socket));
        }
        Promise<Void> done = Promise.promise();
        await(sockets, window + LAST_ANSWERS, done);
        return done.future();
    }

    private void depart(Socket socket) {
        if (!door.takesPhones()) {
            socket.depart();
        }
    }

    private void await(List<Socket> leaving, long left, Promise<Void> done) {
        boolean allGone = leaving.stream().noneMatch(door.sockets()::contains);
        if (allGone || left <= 0 || door.takesPhones()) {
            done.complete();
        } else {
            vertx.setTimer(LOOK, _ -> await(leaving, left - LOOK, done));
        }
    }
}
