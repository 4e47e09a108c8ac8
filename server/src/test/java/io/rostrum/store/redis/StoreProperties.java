package io.rostrum.store.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What must hold whatever happens, in whatever order, over two connections at once. */
class StoreProperties {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final List<EventLoop> LOOPS = new ArrayList<>();
    private static final List<RedisStore> STORES = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static RealRedis redis;

    @BeforeContainer
    static void start() throws IOException {
        directory = Files.createTempDirectory("rostrum-properties");
        redis = RealRedis.start(directory, "--appendfsync", "no");
        for (int i = 0; i < 2; i++) {
            var loop = new EventLoop();
            var store = new RedisStore(loop.vertx(), redis.url(), () -> "n" + NAMES.incrementAndGet(), new Random(i));
            loop.await(store::open);
            LOOPS.add(loop);
            STORES.add(store);
        }
    }

    @AfterContainer
    static void stop() throws Exception {
        LOOPS.forEach(EventLoop::close);
        redis.close();
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void tallies_are_what_was_acknowledged_and_mirrors_converge(@ForAll("acts") List<Act> acts) {
        redis.ask("FLUSHALL");
        var nodes = List.of(node(0), node(1));
        new Trial(redis, nodes).run(acts);
    }

    private static Trial.Node node(int index) {
        return new Trial.Node(LOOPS.get(index), STORES.get(index));
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Act.acts();
    }
}
