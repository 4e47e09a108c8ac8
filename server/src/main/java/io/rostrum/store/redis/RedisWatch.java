package io.rostrum.store.redis;

import io.rostrum.store.redis.Sighting.Answering;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a Redis that died again, on the same port. It owns one thread, which sleeps in a read of an idle connection: the kernel
 * ends that read the moment Redis is gone, so nothing is polled.
 */
final class RedisWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisWatch.class);

    private final RedisLaunch launch;
    private final RedisBinary binary;
    private final RedisInstance instance;
    private final Duration pace;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable RespConnection held;

    /** {@code pace} is the time between two tries to start a Redis that does not come up. */
    RedisWatch(RedisLaunch launch, RedisBinary binary, RedisInstance instance, Duration pace) {
        this.launch = launch;
        this.binary = binary;
        this.instance = instance;
        this.pace = pace;
        this.thread = Thread.ofVirtual().name("redis-watch").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        while (!isClosed()) {
            awaitDeath();
            if (!isClosed() && !revive()) {
                pause();
            }
        }
    }

    private void awaitDeath() {
        try (var connection = launch.directory().enter(instance)) {
            held = connection;
            if (!isClosed()) {
                connection.awaitEnd();
            }
        } catch (IOException e) {
            // The end of the connection is what was waited for, however it came.
        } finally {
            held = null;
        }
    }

    /** Whether Redis answers again; a connection may have ended with Redis alive, so it is looked for first. */
    private boolean revive() {
        try {
            if (launch.await(instance) instanceof Answering) {
                return true;
            }
            LOG.warn("Redis on port {} is gone; starting it again", instance.port());
            Answering back = launch.start(binary, instance);
            LOG.info("Redis on port {} is back as process {}", instance.port(), back.process());
            return true;
        } catch (IOException e) {
            LOG.error("Redis is not back yet: {}", e.getMessage());
            return false;
        }
    }

    private void pause() {
        try {
            closed.await(pace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Ends the watch and waits for its thread, which may be in the middle of a start. */
    @Override
    public void close() {
        closed.countDown();
        RespConnection open = held;
        if (open != null) {
            open.close();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
