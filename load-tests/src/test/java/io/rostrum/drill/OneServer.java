package io.rostrum.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.Links;
import io.rostrum.store.redis.EmbeddedRedis;
import io.rostrum.store.redis.RedisAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Callable;

/** A server with a Redis of its own, and the people in its session. */
final class OneServer implements AutoCloseable {
    private final RostrumProcess server;
    private final Gathering people;

    private OneServer(RostrumProcess server, Links links, Random chance) {
        this.server = server;
        this.people = new Gathering(links, server.port(), this::store, chance);
    }

    private String store() {
        return await().atMost(Crowd.SOON).until(this::found, url -> !url.isEmpty());
    }

    private String found() {
        try {
            return EmbeddedRedis.running(server.redisDirectory())
                    .map(RedisAddress::url)
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that has just been started, with so many voters in its session, whose first talk is being scored. */
    static OneServer start(Path directory, Random chance, int voters) throws Exception {
        var server = new RostrumProcess(directory.toRealPath(), chance);
        try {
            server.start();
            var started = new OneServer(server, server.links(), chance);
            started.people.opensScoring();
            started.people.enter(voters);
            return started;
        } catch (Throwable fault) {
            server.close();
            throw fault;
        }
    }

    Gathering people() {
        return people;
    }

    Crowd crowd() {
        return people.crowd();
    }

    RostrumProcess server() {
        return server;
    }

    /** Waits; a server that has ended by itself meanwhile is a failure, with what it said. */
    void until(Callable<Boolean> condition) {
        crowd().until(() -> {
            if (!server.isAlive()) {
                throw new AssertionError(server.said());
            }
            return condition.call();
        });
    }

    /** Waits until so many more ballots have been acknowledged. */
    void awaitAcknowledgements(int more) {
        long enough = crowd().ask(() -> crowd().ledger().acknowledgements()) + more;
        until(() -> crowd().ledger().acknowledgements() >= enough);
    }

    void promisesAreKept() {
        assertThat(people.comparison().brokenPromises()).isEmpty();
        await().atMost(Crowd.SOON).until(() -> server.redis().size() == 1);
    }

    @Override
    public void close() {
        server.close();
        people.close();
    }
}
