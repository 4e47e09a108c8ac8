package io.rostrum.store.redis;

import io.rostrum.store.redis.Sighting.Absent;
import io.rostrum.store.redis.Sighting.Answering;
import io.rostrum.store.redis.Sighting.Silent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real redis-server that belongs to one directory: on loopback only, behind a password, with every write on disk before it is
 * acknowledged. It is started once and kept alive until {@link #close}; one that a crash of Rostrum left behind is taken over.
 * All its methods block, so no event loop may call them.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final RedisLaunch launch;
    private final RedisInstance instance;
    private final RedisWatch watch;

    private EmbeddedRedis(RedisLaunch launch, RedisBinary binary, RedisInstance instance) {
        this.launch = launch;
        this.instance = instance;
        this.watch = new RedisWatch(launch, binary, instance, BETWEEN_TRIES);
        watch.start();
    }

    /**
     * Starts the directory's Redis, or takes over the one that runs there, and returns once it has read its data. The caller must
     * be the only Rostrum on this directory; {@code chance} makes the password, so it must be fit for secrets. Fails with {@link RedisUnusable} for what the person who starts it can mend.
     */
    public static EmbeddedRedis start(Path directory, InstantSource clock, RandomGenerator chance) throws IOException {
        return start(
                RedisBinaries.ofThisMachine(),
                chance,
                new RedisLaunch(RedisDirectory.prepare(directory), clock, PATIENCE));
    }

    static EmbeddedRedis start(RedisBinaries binaries, RandomGenerator chance, RedisLaunch launch) throws IOException {
        RedisDirectory directory = launch.directory();
        Optional<RedisInstance> remembered = directory.remembered();
        if (remembered.isEmpty()) {
            launch.insistOnNobody();
        }
        if (remembered.isPresent() && launch.await(remembered.get()) instanceof Answering found) {
            return takenOver(launch, binaries, remembered.get(), found);
        }
        var binary =
                binaries.choose(remembered.map(RedisInstance::written).orElse(RedisVersion.OLDEST), directory.path());
        var instance = next(remembered, binary.version(), chance);
        Answering started = launch.start(binary, instance);
        LOG.info("Started Redis {} as process {}", started.version(), started.process());
        return new EmbeddedRedis(launch, binary, instance);
    }

    /** The Redis that answers on the directory now, for whoever only wants to look; empty if none does. */
    public static Optional<RedisAddress> running(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return Optional.empty();
        }
        var directory = new RedisDirectory(path.toRealPath());
        return directory
                .remembered()
                .filter(instance -> directory.look(instance) instanceof Answering)
                .map(instance -> RedisAddress.local(instance.port(), instance.password()));
    }

    private static EmbeddedRedis takenOver(
            RedisLaunch launch, RedisBinaries binaries, RedisInstance instance, Answering found) throws IOException {
        var binary = binaries.choose(instance.written(), launch.directory().path());
        LOG.info("Took over the Redis {} that runs as process {}", found.version(), found.process());
        return new EmbeddedRedis(launch, binary, instance);
    }

    private static RedisInstance next(Optional<RedisInstance> last, RedisVersion version, RandomGenerator chance)
            throws IOException {
        int port = last.map(RedisInstance::port).filter(FreePort::isFree).orElse(0);
        return new RedisInstance(
                port == 0 ? new FreePort(chance).find() : port,
                last.map(RedisInstance::password).orElseGet(() -> password(chance)),
                last.map(RedisInstance::written).orElse(version).orLater(version));
    }

    private static String password(RandomGenerator chance) {
        byte[] bytes = new byte[32];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Where it listens, with its password; the same for as long as this object lives. */
    public RedisAddress address() {
        return RedisAddress.local(instance.port(), instance.password());
    }

    /** The process that answers now; fails while there is none. */
    public long process() throws IOException {
        return switch (launch.directory().look(instance)) {
            case Answering answering -> answering.process();
            case Silent _, Absent _ -> throw new IOException("Redis does not answer");
        };
    }

    /** Stops Redis, its data on disk, and returns once its process is gone. */
    @Override
    public void close() throws IOException {
        watch.close();
        switch (launch.directory().look(instance)) {
            case Answering answering -> shutDown(answering.process());
            case Silent silent -> end(silent.process());
            case Absent _ -> LOG.info("Redis was stopped by somebody else");
        }
    }

    private void shutDown(long process) throws IOException {
        try (var connection = launch.directory().enter(instance)) {
            connection.call("SHUTDOWN", "NOSAVE");
        } catch (RespConnection.Said refused) {
            LOG.warn("Redis refused to stop: {}", refused.getMessage());
        } catch (IOException e) {
            // The connection ends without a reply: that is how Redis says yes.
        }
        end(process);
    }

    /** Every acknowledged write is on disk already, so ending it the hard way loses nothing. */
    private void end(long process) throws IOException {
        if (!launch.awaitEnd(process)) {
            LOG.warn("Redis does not stop; ending process {}", process);
            ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
            if (!launch.awaitEnd(process)) {
                throw new IOException("Redis (process " + process + ") cannot be stopped");
            }
        }
        LOG.info("Stopped Redis");
    }
}
