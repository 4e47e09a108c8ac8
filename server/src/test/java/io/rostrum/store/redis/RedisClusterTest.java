package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.CastOutcome.Saved;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Redis Cluster of three primaries, with sessions on all of them. */
class RedisClusterTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int SESSIONS = 12;

    @TempDir
    private static Path directory;

    private static final EventLoop LOOP = new EventLoop();
    private static final List<RealRedis> SHARDS = new ArrayList<>();
    private static RedisStore store;

    @BeforeAll
    static void start() throws Exception {
        for (int shard = 0; shard < 3; shard++) {
            SHARDS.add(member("shard-" + shard));
        }
        together();
        RedisAddress address = address();
        RedisProbe.insist(address);
        store = new RedisStore(
                LOOP.vertx(),
                address,
                new Durability.Always(),
                new Random().ints(0, 1 << 30).mapToObj(number -> "n" + number).iterator()::next,
                new Random(1));
        LOOP.await(store::open);
    }

    private static RealRedis member(String name) throws IOException {
        return RealRedis.start(
                Files.createDirectory(directory.resolve(name)),
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "2000");
    }

    private static void together() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("redis-cli", "-a", RealRedis.PASSWORD, "--cluster", "create"));
        SHARDS.forEach(shard -> command.add("127.0.0.1:" + shard.port()));
        command.add("--cluster-yes");
        Process create = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("create.log").toFile())
                .start();
        assertThat(create.waitFor(40, TimeUnit.SECONDS)).isTrue();
        assertThat(create.exitValue())
                .as(Files.readString(directory.resolve("create.log")))
                .isZero();
        await().atMost(SOON)
                .until(() -> SHARDS.stream()
                        .allMatch(shard -> shard.one("CLUSTER", "INFO").contains("cluster_state:ok")));
    }

    private static RedisAddress address() {
        List<String> hosts =
                SHARDS.stream().map(shard -> "127.0.0.1:" + shard.port()).toList();
        return RedisAddress.parse("redis+cluster://:" + RealRedis.PASSWORD + "@" + String.join(",", hosts))
                .orElseThrow();
    }

    @AfterAll
    static void end() {
        LOOP.await(store::close);
        LOOP.close();
        SHARDS.forEach(RealRedis::close);
    }

    private static List<Room> rooms(String name) {
        return IntStream.range(0, SESSIONS)
                .mapToObj(number -> new Room(shardOf(name + number), LOOP, store, name + number)
                        .made()
                        .opened())
                .toList();
    }

    private static RealRedis shardOf(String session) {
        return SHARDS.get(owner(ClusterLines.slot(Keys.of(new SessionId(session)))));
    }

    /** As slots are dealt out among three. */
    private static int owner(int slot) {
        return slot < 5_461 ? 0 : slot < 10_923 ? 1 : 2;
    }

    private static List<Optional<Store.Head>> heads(List<Room> rooms) {
        return LOOP.await(
                () -> store.heads(rooms.stream().map(room -> room.session).toList()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rostrum:code:482913", "rostrum:{s1}:meta", "{}x", "a{b", "讲", "{讲}课"})
    void the_slot_of_a_key_is_what_redis_says(String key) {
        assertThat(SHARDS.getFirst().one("CLUSTER", "KEYSLOT", key)).isEqualTo("" + ClusterLines.slot(key));
    }

    @Test
    void sessions_lie_on_all_shards_and_each_counts_its_votes() {
        List<Room> rooms = rooms("a");
        for (Room room : rooms) {
            assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
            assertThat(room.tally(TALK).turnout()).isOne();
            assertThat(room.recount().faults()).isEmpty();
        }
        assertThat(rooms.stream()
                        .map(room -> owner(ClusterLines.slot(Keys.of(room.session))))
                        .distinct())
                .hasSize(3);
        assertThat(heads(rooms)).hasSize(SESSIONS).allMatch(Optional::isPresent);
    }

    @Test
    void codes_lead_to_sessions_wherever_those_lie() {
        RedisRegister register = store.register();
        for (int number = 0; number < SESSIONS; number++) {
            var session = new SessionId("coded" + number);
            String code = "%06d".formatted(number);
            assertThat(LOOP.await(() -> register.register(session, code))).contains(code);
            assertThat(LOOP.await(() -> register.register(session, "999999"))).contains(code);
            assertThat(LOOP.await(() -> register.byCode(code))).contains(session);
        }
        assertThat(LOOP.await(() -> register.claim("mine", 10_000))).isTrue();
        assertThat(LOOP.await(() -> register.claim("yours", 10_000))).isFalse();
    }

    @Test
    void with_one_shard_gone_the_sessions_of_the_others_go_on() throws Exception {
        SHARDS.forEach(shard -> shard.ask("CONFIG", "SET", "cluster-require-full-coverage", "no"));
        List<Room> rooms = rooms("b");
        RealRedis lost = SHARDS.getLast();
        lost.kill();
        await().atMost(SOON).until(() -> !store.isUp());
        for (Room room : rooms) {
            if (owner(ClusterLines.slot(Keys.of(room.session))) == 2) {
                assertThatThrownBy(() -> room.cast("ann", 1, "{'clarity':9}"))
                        .isInstanceOf(IllegalStateException.class);
            } else {
                assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
            }
        }
        assertThat(heads(rooms)).anyMatch(Optional::isPresent).anyMatch(Optional::isEmpty);
        lost.startAgain();
        await().atMost(SOON).until(store::isUp);
        for (Room room : rooms) {
            awaitSaved(room, "ann", 9);
            assertThat(room.tally(TALK).turnout()).isOne();
        }
    }

    @Test
    void a_session_that_moves_to_another_shard_is_found_there() {
        Room room = rooms("c").getFirst();
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
        int slot = ClusterLines.slot(Keys.of(room.session));
        RealRedis from = SHARDS.get(owner(slot));
        RealRedis to = SHARDS.get((owner(slot) + 1) % 3);
        move(Integer.toString(slot), from, to);
        awaitSaved(room, "bo", 7);
        assertThat(room.tally(TALK).turnout()).isEqualTo(2);
        assertThat(room.recount().faults()).isEmpty();
        move(Integer.toString(slot), to, from);
    }

    @Test
    void a_replica_takes_its_shard_over_with_the_votes_that_it_has() throws Exception {
        Room room = rooms("d").stream()
                .filter(its -> owner(ClusterLines.slot(Keys.of(its.session))) == 0)
                .findFirst()
                .orElseThrow();
        RealRedis primary = SHARDS.getFirst();
        try (RealRedis replica = replicaOf(primary)) {
            assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
            await().atMost(SOON).until(() -> offset(replica).equals(offset(primary)));
            primary.kill();
            awaitSaved(room, "bo", 7);
            assertThat(replica.one("INFO", "replication")).contains("role:master");
            assertThat(room.tally(TALK).turnout()).isEqualTo(2);
            assertThat(room.recount().faults()).isEmpty();
            primary.startAgain();
            handBack(replica, primary);
        }
        awaitSaved(room, "cy", 7);
        await().atMost(SOON).until(store::isUp);
    }

    private static void awaitSaved(Room room, String person, int clarity) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> room.cast(person, 1, "{'clarity':" + clarity + "}").equals(new Saved()));
    }

    private static RealRedis replicaOf(RealRedis primary) throws IOException {
        RealRedis replica = member("replica");
        replica.ask("CLUSTER", "MEET", "127.0.0.1", Integer.toString(primary.port()));
        String itself = replica.one("CLUSTER", "MYID");
        String its = primary.one("CLUSTER", "MYID");
        await().atMost(SOON)
                .until(() -> replica.one("CLUSTER", "NODES").contains(its)
                        && SHARDS.stream()
                                .allMatch(shard -> shard.one("CLUSTER", "NODES").contains(itself)));
        replica.ask("CLUSTER", "REPLICATE", its);
        awaitFollowing(replica);
        return replica;
    }

    private static void awaitFollowing(RealRedis replica) {
        await().atMost(SOON).until(() -> replica.one("INFO", "replication").contains("master_link_status:up"));
    }

    private static String offset(RealRedis redis) {
        return redis.one("INFO", "replication").replaceFirst("(?s).*master_repl_offset:(\\d+).*", "$1");
    }

    /** The other tests have the shards where they were. */
    private static void handBack(RealRedis from, RealRedis to) {
        awaitFollowing(to);
        to.ask("CLUSTER", "FAILOVER");
        await().atMost(SOON).until(() -> from.one("INFO", "replication").contains("role:slave"));
    }

    private static void move(String slot, RealRedis from, RealRedis to) {
        to.ask("CLUSTER", "SETSLOT", slot, "IMPORTING", from.one("CLUSTER", "MYID"));
        from.ask("CLUSTER", "SETSLOT", slot, "MIGRATING", to.one("CLUSTER", "MYID"));
        for (String key : from.ask("CLUSTER", "GETKEYSINSLOT", slot, "1000")) {
            String port = Integer.toString(to.port());
            from.ask("MIGRATE", "127.0.0.1", port, key, "0", "5000", "AUTH", RealRedis.PASSWORD);
        }
        SHARDS.forEach(shard -> shard.ask("CLUSTER", "SETSLOT", slot, "NODE", to.one("CLUSTER", "MYID")));
    }
}
