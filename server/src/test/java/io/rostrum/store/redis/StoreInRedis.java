package io.rostrum.store.redis;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the store have: a real Redis and a store for the class, and for each test a session of its own. */
abstract class StoreInRedis {
    @TempDir
    static Path directory;

    static RealRedis redis;
    static EventLoop loop;
    static RedisStore store;
    private static final AtomicInteger NAMES = new AtomicInteger();

    Room room;

    @BeforeAll
    static void start() throws Exception {
        redis = RealRedis.start(directory);
        loop = new EventLoop();
        store = new RedisStore(loop.vertx(), redis.url(), StoreInRedis::fresh, new Random(1));
        loop.await(store::open);
    }

    @AfterAll
    static void stop() throws Exception {
        loop.await(store::close);
        loop.close();
        redis.close();
    }

    @BeforeEach
    void enter() {
        room = new Room(redis, loop, store, fresh()).made();
    }

    /** A name that no other has. */
    static String fresh() {
        return "n" + NAMES.incrementAndGet();
    }
}
