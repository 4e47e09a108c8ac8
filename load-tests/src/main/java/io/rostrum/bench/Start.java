package io.rostrum.bench;

import io.rostrum.drill.Launch;
import io.rostrum.drill.Node;
import io.rostrum.drill.RedisProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** From the start of Java to the links being written, when phones can come: one node, a Redis that runs already. */
final class Start implements Measure {
    /** In ms. */
    private static final int READY_WITHIN = 2_000;

    /** In ms. */
    private static final long POLL = 2;

    /** In ms. */
    private static final long STOPS_WITHIN = 20_000;

    /** A start is short, and differs from the next. */
    private static final int ROUNDS_MORE = 2;

    /** One way to start it, and what it came to. */
    private record Way(String name, Launch launch, Figures ready, Figures stop) {
        Way(String name, Launch launch) {
            this(name, launch, new Figures(), new Figures());
        }
    }

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "from the start of Java to being ready for phones";
    }

    @Override
    public Table run(Given given) {
        var usual = new Way("as the launcher starts it", Delivered.server());
        var plain = new Way("without the classes that it keeps", Delivered.withoutCache());
        try (var redis = new RedisProcess(
                given.directory().resolve("redis"), given.ports().free(), List.of())) {
            redis.start();
            for (int round = 0; round < given.rounds() + (given.scale() < 1 ? 0 : ROUNDS_MORE); round++) {
                for (Way way : List.of(usual, plain)) {
                    start(given, redis, way, way.name().hashCode() + round);
                }
            }
        }
        var table = new Table("start: ms from the start of Java to being ready, Redis up");
        table.atMost(READY_WITHIN, usual.name(), usual.ready());
        table.tell("its stop, ms", usual.stop());
        table.tell(plain.name(), plain.ready());
        table.tell("its stop, ms", plain.stop());
        if (!Delivered.hasCache()) {
            table.remark("The launcher has kept no classes: both starts are the same.");
        }
        return table;
    }

    private static void start(Given given, RedisProcess redis, Way way, int number) {
        var options = List.of("--redis", redis.url());
        try (var node = new Node(
                given.directory().resolve("node" + number), given.ports().free(), way.launch(), options, Map.of())) {
            long began = System.nanoTime();
            node.start();
            while (!node.isReady() && node.program().isAlive()) {
                Loop.rest(POLL);
            }
            way.ready().add(since(began));
            node.links();
            began = System.nanoTime();
            node.program().end();
            node.program().endsWithin(STOPS_WITHIN);
            way.stop().add(since(began));
        }
    }

    private static double since(long began) {
        return TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began) / 1e3;
    }
}
