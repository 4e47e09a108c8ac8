package io.rostrum.bench;

import io.rostrum.bench.peers.BareSockets;
import io.rostrum.drill.Footprint;
import io.rostrum.drill.Ports;
import io.rostrum.drill.Program;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one quiet phone costs a node that has 19,000 of them: on the heap when all that is not needed has been collected, and of the
 * machine's memory as the process stands a while after the last has come. Beside it a Vert.x that takes sockets and does nothing.
 */
final class Memory implements Measure {
    /** A process may have 20,000 files and sockets here, on each side. */
    private static final int PHONES = 19_000;

    /** In KiB. */
    private static final int HEAP = 11;

    /** In KiB. */
    private static final int RESIDENT = 20;

    private static final int AT_ONCE = 200;

    /** What the first phones make is there for all. */
    private static final int FIRST = 500;

    /** In KiB for each phone. */
    private record Cost(Figures heap, Figures resident, Figures collected) {
        static Cost none() {
            return new Cost(new Figures(), new Figures(), new Figures());
        }
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "memory for each of 19,000 quiet phones on one node; beside bare Vert.x sockets";
    }

    @Override
    public Table run(Given given) {
        Cost rostrum = Cost.none();
        Cost bare = Cost.none();
        int phones = given.phones(PHONES);
        for (int round = 0; round < given.rounds(); round++) { // processes anew each time
            rostrum(given, phones, rostrum);
            bare(given, phones, bare);
        }
        var table = new Table("memory: KiB for each of %,d phones".formatted(phones));
        table.atMost(HEAP, "Rostrum, heap after collection", rostrum.heap());
        table.atMost(RESIDENT, "Rostrum, growth of resident memory", rostrum.resident());
        table.tell("Rostrum, the same after collection", rostrum.collected());
        table.tell("bare Vert.x, heap after collection", bare.heap());
        table.tell("bare Vert.x, growth of resident memory", bare.resident());
        table.tell("bare Vert.x, the same after collection", bare.collected());
        table.tell("Rostrum / bare Vert.x, heap", rostrum.heap().over(bare.heap()));
        return table;
    }

    private static void rostrum(Given given, int phones, Cost cost) {
        try (Ground ground = Ground.of(given, Delivered.server())) {
            List<Guest> first = come(ground, Math.min(phones, FIRST));
            ground.loop().run(() -> first.forEach(Guest::leave));
            weigh(given, ground.pid(), phones, cost, () -> come(ground, phones));
        }
    }

    /** Their passes are part of it. */
    private static List<Guest> come(Ground ground, int phones) {
        return ground.come(ground.passes("attendee", phones), pass -> new Guest(ground, pass));
    }

    private static void bare(Given given, int phones, Cost cost) {
        int port = given.ports().free();
        var program = new Program(given.directory().resolve("bare.log"));
        try (var loop = new Loop()) {
            program.start(Delivered.program(BareSockets.class, Integer.toString(port)), Map.of());
            loop.until(() -> Ports.isServed(port));
            come(loop, port, Math.min(phones, FIRST)).forEach(cord -> loop.run(cord::close));
            weigh(given, program.pid(), phones, cost, () -> come(loop, port, phones));
        } finally {
            program.close();
        }
    }

    private static List<Cord> come(Loop loop, int port, int phones) {
        List<Cord> cords = new ArrayList<>();
        while (cords.size() < phones) {
            List<Future<Cord>> some = loop.ask(() -> IntStream.range(0, Math.min(AT_ONCE, phones - cords.size()))
                    .mapToObj(_ -> Cord.open(loop.net(), port, "/", "", (bytes, from, to) -> {}))
                    .toList());
            loop.await(() -> Future.all(some));
            some.forEach(cord -> cords.add(cord.result()));
        }
        return cords;
    }

    private static void weigh(Given given, long pid, int phones, Cost cost, Runnable coming) {
        var footprint = new Footprint(pid, given.directory());
        Loop.rest(given.millis(3_000));
        double heap = footprint.heap();
        double resident = footprint.resident();
        coming.run();
        Loop.rest(given.millis(5_000));
        cost.resident().add((footprint.resident() - resident) / phones);
        cost.heap().add((footprint.heap() - heap) / phones);
        cost.collected().add((footprint.resident() - resident) / phones);
    }
}
