package io.rostrum.store.redis;

import io.rostrum.store.redis.Sighting.Absent;
import io.rostrum.store.redis.Sighting.Answering;
import io.rostrum.store.redis.Sighting.Silent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Starts a Redis on a directory, or takes over the one that runs there, and waits until it has read its data. Blocks.
 *
 * @param patience how long a Redis that is there may leave us without an answer, or take to end
 */
record RedisLaunch(RedisDirectory directory, InstantSource clock, Duration patience) {

    private static final Duration PACE = Duration.ofMillis(10);

    /** Waits for a server that is there; only one that is not there may be started, or two would write one file. */
    Sighting await(RedisInstance instance) throws IOException {
        Instant deadline = clock.instant().plus(patience);
        Sighting seen = directory.look(instance);
        while (!settled(seen)) {
            if (seen instanceof Silent silent && clock.instant().isAfter(deadline)) {
                throw occupied(silent.process());
            }
            pause();
            seen = directory.look(instance);
        }
        return seen;
    }

    /** Fails if a server works here of which nothing is remembered, as it cannot be asked. */
    void insistOnNobody() throws RedisUnusable {
        Optional<Long> occupant = directory.occupant();
        if (occupant.isPresent()) {
            throw occupied(occupant.get());
        }
    }

    private RedisUnusable occupied(long process) {
        return new RedisUnusable("A redis-server (process " + process + ") still runs on " + directory.path()
                + " but does not answer: stop it and start again.");
    }

    private static boolean settled(Sighting seen) {
        return switch (seen) {
            case Answering answering -> answering.loaded();
            case Silent _ -> false;
            case Absent _ -> true;
        };
    }

    /** Starts the binary on the instance's port and returns what then answers there. */
    Answering start(RedisBinary binary, RedisInstance instance) throws IOException {
        directory.remember(instance);
        directory.forgetProcess();
        spawn(binary);
        Instant deadline = clock.instant().plus(patience);
        while (true) {
            if (await(instance) instanceof Answering answering) {
                return answering;
            }
            if (directory.failed() || clock.instant().isAfter(deadline)) {
                throw new RedisUnusable("Redis does not start on " + directory.path() + ": " + directory.lastWords());
            }
            pause();
        }
    }

    /** Redis itself goes into the background, out of reach of a ctrl-C in the terminal that Rostrum runs in. */
    private void spawn(RedisBinary binary) throws IOException {
        var command = new ProcessBuilder(
                        binary.path().toString(), directory.configuration().toString())
                .directory(directory.path().toFile())
                .redirectErrorStream(true);
        command.environment().keySet().removeIf(name -> name.startsWith("ROSTRUM_"));
        var started = command.start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (started.waitFor() != 0) {
                throw new RedisUnusable(
                        binary + " does not start: " + said.strip().replace('\n', ' '));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Redis was starting", e);
        }
    }

    /** Whether the process is gone from the directory within the time that a stop may take. */
    boolean awaitEnd(long process) throws IOException {
        Instant deadline = clock.instant().plus(patience);
        while (directory.worksHere(process) && clock.instant().isBefore(deadline)) {
            pause();
        }
        return !directory.worksHere(process);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Redis", e);
        }
    }
}
