package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.CastOutcome.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A primary with a replica, by themselves and under three sentinels. */
class FailoverTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Durability ONE_REPLICA = new Durability.Replicated(1, false);

    @TempDir
    private Path directory;

    private final Started started = new Started();
    private RealRedis primary;
    private RealRedis replica;

    @BeforeEach
    void start() throws Exception {
        primary = started.add(RealRedis.start(Files.createDirectory(directory.resolve("primary"))));
        replica = started.add(RealRedis.start(
                Files.createDirectory(directory.resolve("replica")), "--replicaof", "127.0.0.1 " + primary.port()));
        await().atMost(SOON).until(() -> replica.one("INFO", "replication").contains("master_link_status:up"));
    }

    @AfterEach
    void end() throws IOException {
        started.close();
    }

    private Room room(RedisStore store, String name) {
        return new Room(primary, started.loop(), store, name);
    }

    private RedisStore store(RedisAddress address, Durability durability) {
        return started.store(address, durability);
    }

    @Test
    void what_no_replica_has_is_not_acknowledged_and_counts_once_when_it_is_said_again() throws Exception {
        var address = new RedisAddress(primary.url());
        room(store(address, new Durability.Always()), "s1").made().opened();
        Room room = room(store(address, ONE_REPLICA), "s1");
        awaitSaved(room, "ann", "{'clarity':9}");
        replica.freeze();
        assertThatThrownBy(() -> room.cast("bo", 1, "{'clarity':5}")).hasMessageContaining("0 of 1 replicas");
        assertThatThrownBy(() -> room.cast("bo", 1, "{'clarity':5}")).hasMessageContaining("0 of 1 replicas");
        Room elsewhere = room(store(address, ONE_REPLICA), "s1");
        assertThatThrownBy(() -> elsewhere.cast("bo", 1, "{'clarity':5}")).hasMessageContaining("0 of 1 replicas");
        replica.thaw();
        awaitSaved(elsewhere, "bo", "{'clarity':5}");
        assertThat(elsewhere.tally(TALK).turnout()).isEqualTo(2);
        assertThat(elsewhere.recount().faults()).isEmpty();
        assertThat(replica.one("HLEN", elsewhere.key("ballots:bo"))).isEqualTo("1");
    }

    /** On a busy machine a replica may be later than a vote waits for it; to say it again costs nothing. */
    private static void awaitSaved(Room room, String person, String marks) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> room.cast(person, 1, marks).equals(new Saved()));
    }

    @Test
    void the_start_says_what_redis_promises_less() {
        var address = new RedisAddress(primary.url());
        assertThat(started.shortfall(address, new Durability.Always())).isEmpty();
        assertThat(started.shortfall(address, ONE_REPLICA)).isEmpty();
        assertThat(started.shortfall(address, new Durability.Replicated(2, false)))
                .contains("has 1 replicas", "asks for 2");
        primary.ask("CONFIG", "SET", "appendfsync", "everysec");
        assertThat(started.shortfall(address, new Durability.EverySecond())).isEmpty();
        assertThat(started.shortfall(address, new Durability.Always())).contains("appendfsync everysec");
        primary.ask("CONFIG", "SET", "appendonly", "no");
        assertThat(started.shortfall(address, new Durability.EverySecond())).contains("no append-only file");
    }

    /** Those of the second room ask for a password of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "among-sentinels"})
    void sentinels_lead_to_the_new_primary_and_nothing_that_was_replicated_is_lost(String password) throws Exception {
        var sentinels = sentinels(password);
        RedisProbe.insist(RealSentinel.address(sentinels));
        RedisStore store = store(RealSentinel.address(sentinels), ONE_REPLICA);
        room(store(RealSentinel.address(sentinels), new Durability.Always()), "s1")
                .made()
                .opened();
        Room room = room(store, "s1");
        String before = room.map().epoch();
        for (int voter = 0; voter < 20; voter++) {
            awaitSaved(room, "p" + voter, "{'clarity':9}");
        }
        primary.kill();
        await().atMost(SOON).until(() -> replica.one("INFO", "replication").contains("role:master"));
        await().atMost(SOON).until(store::isUp);
        assertThat(room.map().epoch()).isNotEqualTo(before);
        assertThat(room.tally(TALK).turnout()).isEqualTo(20);
        assertThat(room.recount().faults()).isEmpty();

        Room answered = room(store(RealSentinel.address(sentinels), new Durability.Always()), "s1");
        assertThat(answered.cast("late", 1, "{'clarity':3}")).isEqualTo(new Saved());
        assertThat(answered.tally(TALK).turnout()).isEqualTo(21);
    }

    private List<RealSentinel> sentinels(String password) throws IOException {
        List<RealSentinel> sentinels = List.of(
                started.add(RealSentinel.watching(primary, directory, password)),
                started.add(RealSentinel.watching(primary, directory, password)),
                started.add(RealSentinel.watching(primary, directory, password)));
        await().atMost(SOON).until(() -> sentinels.stream().allMatch(RealSentinel::isReady));
        return sentinels;
    }
}
