package io.rostrum;

import io.rostrum.domain.Programme;
import io.rostrum.domain.SessionId;
import io.rostrum.live.Members;
import io.rostrum.store.PrivateFile;
import io.rostrum.store.redis.EmbeddedRedis;
import io.rostrum.store.redis.RedisAddress;
import io.rostrum.store.redis.RedisProbe;
import io.rostrum.store.redis.RedisUnusable;
import io.rostrum.wire.LinksFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that one process runs, made in order and closed in the reverse order. It blocks. */
final class Rostrum implements AutoCloseable {

    /** Starts the server proper, on a Redis that is there. */
    @FunctionalInterface
    interface Start {
        /** @param rehearsal the session to rehearse in, or which was rehearsed in once */
        Future<Running> start(
                Joined joined,
                Config config,
                Programme programme,
                RedisAddress redis,
                SigningKey key,
                Optional<SessionId> rehearsal);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Rostrum.class);
    private static final int PATIENCE_SECONDS = 120;

    private final Config config;
    private final Parts parts = new Parts();
    private @Nullable LinksFile links;

    Rostrum(Config config) {
        this.config = config;
    }

    /** Starts everything or, when a part cannot start, leaves nothing running. */
    void start(Start server, RandomGenerator chance) throws CannotStart {
        try {
            startAll(server, chance);
        } catch (CannotStart | IOException | RuntimeException fault) {
            boolean stopped = parts.isClosed();
            close();
            // Whatever fails because all around it is being stopped is no fault.
            throw stopped ? new CannotStart("Rostrum was stopped while it was starting.") : why(fault);
        }
    }

    private void startAll(Start server, RandomGenerator chance) throws CannotStart, IOException {
        Programme programme = SeriesSource.read(config.series());
        var data = parts.add(() -> DataDirectory.take(config.data()));
        SigningKey key = key(data, chance);
        Optional<SessionId> rehearsal = data.rehearsal(config.rehearse() > 0, new Ids(chance));
        RedisAddress redis = redis(data, chance);
        Running running = started(server.start(joined(key), config, programme, redis, key, rehearsal));
        parts.add(() -> () -> running.stop().await(PATIENCE_SECONDS, TimeUnit.SECONDS));
        var its = new LinksFile(running.links(), running.rehearsal().orElse(null), config.wifi());
        keep(data, its);
        running.rehearsal()
                .ifPresent(held -> LOG.info(
                        "A rehearsal with {} simulated phones is held at {}", config.rehearse(), held.attendee()));
        LOG.info("Phones at {}; metrics at http://{}/metrics", its.links().attendee(), running.management());
        links = its;
    }

    private SigningKey key(DataDirectory data, RandomGenerator chance) throws CannotStart {
        if (config.key() != null) {
            return config.key();
        }
        return config.keyFile() == null ? data.key(chance) : DataDirectory.read(config.keyFile());
    }

    private RedisAddress redis(DataDirectory data, RandomGenerator chance) throws CannotStart {
        try {
            if (config.redis() != null) {
                RedisProbe.insist(config.redis());
                return config.redis();
            }
            return parts.add(() -> EmbeddedRedis.start(data.redis(), InstantSource.system(), chance))
                    .address();
        } catch (RedisUnusable e) {
            throw new CannotStart(e.sentence());
        } catch (IOException e) {
            throw new CannotStart("Redis cannot be started in " + data.redis(), e);
        }
    }

    /** Closed from here and never from within: what waits for a future on one of its own threads would wait for ever. */
    private Joined joined(SigningKey key) throws CannotStart, IOException {
        var part = parts.add(() -> {
            var options = new VertxOptions().setPreferNativeTransport(true);
            Peers peers = config.peers();
            Joined joined = peers == null
                    ? new Joined(Vertx.vertx(options), Members.alone("alone"))
                    : started(Cluster.join(peers, key, options));
            return new Closing(joined);
        });
        return part.joined();
    }

    private record Closing(Joined joined) implements AutoCloseable {
        @Override
        public void close() throws TimeoutException {
            joined.vertx().close().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static <T> T started(Future<T> starting) throws CannotStart {
        try {
            return starting.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw why(e.getCause());
        } catch (TimeoutException e) {
            throw new CannotStart("The server did not start within " + PATIENCE_SECONDS + " seconds.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("The start was interrupted.");
        }
    }

    /** What the person can mend is a sentence; anything else is a fault of ours and goes to the log with its trace. */
    private static CannotStart why(@Nullable Throwable cause) {
        return switch (cause) {
            case CannotStart cannot -> cannot;
            case RedisUnusable unusable -> new CannotStart(unusable.sentence());
            case IOException io -> new CannotStart("Rostrum cannot start", io);
            case RuntimeException ours -> throw ours;
            case null, default -> throw new IllegalStateException("the server failed to start", cause);
        };
    }

    private void keep(DataDirectory data, LinksFile links) throws CannotStart {
        try {
            data.keep(links);
            if (config.links() != null) {
                PrivateFile.write(config.links(), links.text());
            }
        } catch (IOException e) {
            throw new CannotStart("The links cannot be written", e);
        }
    }

    /** What there is to print; there once all has started. */
    LinksFile links() {
        return Objects.requireNonNull(links);
    }

    @Override
    public void close() {
        parts.close();
    }
}
