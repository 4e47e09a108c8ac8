package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rostrum.domain.CastOutcome.Saved;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary and a replica that both write to disk, of Redis 7.2 or later, or of Valkey. */
class DisksOfReplicasTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Durability ON_DISK = new Durability.Replicated(1, true);
    private static final Durability IN_MEMORY = new Durability.Replicated(1, false);

    @TempDir
    private Path directory;

    private final Started started = new Started();

    @AfterEach
    void end() throws IOException {
        started.close();
    }

    private static Optional<RedisBinary> newEnough() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("redis-server", "valkey-server").map(name -> Path.of(folder, name)))
                .map(RedisBinary::at)
                .flatMap(Optional::stream)
                .filter(binary -> !binary.version().olderThan(Promises.WITH_WAITAOF))
                .findFirst();
    }

    private RealRedis redis(RedisBinary binary, String name, String... options) throws Exception {
        return started.add(RealRedis.start(binary, Files.createDirectory(directory.resolve(name)), options));
    }

    private Room room(RealRedis redis, Durability durability) {
        return new Room(redis, started.loop(), started.store(new RedisAddress(redis.url()), durability), "s1");
    }

    @Test
    void what_a_replica_has_only_in_memory_is_not_acknowledged() throws Exception {
        Optional<RedisBinary> binary = newEnough();
        assumeTrue(binary.isPresent(), "there is no redis-server of 7.2 or later, and no valkey-server");
        RealRedis primary = redis(binary.get(), "primary");
        RealRedis replica = redis(binary.get(), "replica", "--replicaof", "127.0.0.1 " + primary.port());
        await().atMost(SOON).until(() -> replica.one("INFO", "replication").contains("master_link_status:up"));
        var address = new RedisAddress(primary.url());
        assertThat(started.shortfall(address, ON_DISK)).isEmpty();
        room(primary, new Durability.Always()).made().opened();
        Room onDisk = room(primary, ON_DISK);
        Room inMemory = room(primary, IN_MEMORY);
        awaitSaved(onDisk, "ann");

        replica.ask("CONFIG", "SET", "appendonly", "no");
        awaitSaved(inMemory, "bo");
        assertThatThrownBy(() -> onDisk.cast("cy", 1, "{'clarity':5}"))
                .hasMessageContaining("0 of 1 replicas have it on disk");

        replica.ask("CONFIG", "SET", "appendonly", "yes");
        awaitSaved(onDisk, "cy");
        assertThat(onDisk.tally(TALK).turnout()).isEqualTo(3);
        primary.ask("CONFIG", "SET", "appendfsync", "everysec");
        assertThat(started.shortfall(address, ON_DISK)).contains("appendfsync everysec", "replicated-on-disk");
    }

    private static void awaitSaved(Room room, String person) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> room.cast(person, 1, "{'clarity':5}").equals(new Saved()));
    }

    @Test
    void the_start_says_that_an_older_redis_cannot() throws Exception {
        Path own = Files.createDirectory(directory.resolve("older"));
        RedisBinary binary = RedisBinaries.ofThisMachine().choose(RedisVersion.OLDEST, own);
        assumeTrue(binary.version().olderThan(Promises.WITH_WAITAOF), "there is no older one here");
        var address = new RedisAddress(started.add(RealRedis.start(binary, own)).url());
        assertThat(started.shortfall(address, ON_DISK))
                .contains(binary.version().toString(), "7.2 or later");
    }
}
