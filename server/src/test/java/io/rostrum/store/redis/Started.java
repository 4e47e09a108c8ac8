package io.rostrum.store.redis;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What a test has started, and the event loop of its stores; all of it ends in the opposite order. */
final class Started implements Closeable {
    private final List<Closeable> parts = new ArrayList<>();
    private final EventLoop loop = new EventLoop();

    EventLoop loop() {
        return loop;
    }

    <T extends Closeable> T add(T part) {
        parts.add(part);
        return part;
    }

    RedisStore store(RedisAddress address, Durability durability) {
        var names = new Random();
        var store =
                new RedisStore(loop.vertx(), address, durability, () -> "n" + names.nextInt(1 << 20), new Random(1));
        loop.await(store::open);
        add(() -> loop.await(store::close));
        return store;
    }

    /** What the store says that it promises less than is wanted. */
    String shortfall(RedisAddress address, Durability wanted) {
        RedisStore store = store(address, wanted);
        return loop.await(store::shortfall);
    }

    @Override
    public void close() throws IOException {
        for (Closeable part : parts.reversed()) {
            part.close();
        }
        loop.close();
    }
}
