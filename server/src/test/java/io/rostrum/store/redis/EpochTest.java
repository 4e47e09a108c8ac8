package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.TALK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.CastOutcome.Closed;
import io.rostrum.domain.CastOutcome.Saved;
import io.rostrum.domain.Name;
import io.rostrum.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis that may have lost writes: another process, another replication history, a restored backup. */
class EpochTest extends StoreInRedis {
    private static final long STEP = 1L << 20;
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void a_restart_begins_an_epoch_in_which_everything_is_given_again() throws Exception {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        String epoch = room.epoch();
        long version = room.version();
        restart();
        var after = room.changes(epoch, version);
        assertThat(after.changes().epoch()).isNotEqualTo(epoch).isEqualTo(room.epoch());
        assertThat(after.changes().version()).isEqualTo(version + STEP).isEqualTo(room.version());
        assertThat(after.changes().items()).containsOnlyKeys(Name.SESSION, TALK, TALK.tally());
        assertThat(Long.parseLong(room.meta("epochAt"))).isBetween(after.now() - 60_000, after.now());
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(room.recount().faults()).isEmpty();
        assertThat(room.cast("ann", 2, "{'clarity':8}")).isEqualTo(new Saved());
        assertThat(room.epoch()).isEqualTo(after.changes().epoch());
    }

    private static void restart() throws Exception {
        redis.kill();
        redis.startAgain();
        await().atMost(SOON).until(store::isUp);
    }

    @Test
    void every_script_begins_the_epoch_if_it_is_the_first_to_come() {
        room.opened();
        List<Runnable> scripts = List.of(
                () -> room.cast("ann", 1, "{}"), () -> room.changes("", 0), () -> room.put(new Putting("another")));
        scripts.forEach(script -> {
            String epoch = room.epoch();
            long version = room.version();
            pretendAnotherRun();
            script.run();
            assertThat(room.epoch()).isNotEqualTo(epoch);
            assertThat(room.version()).isEqualTo(version + STEP);
        });
    }

    /** As if this session had last been written by another process. */
    private void pretendAnotherRun() {
        redis.ask("HSET", room.key("meta"), "run", "another");
    }

    @Test
    void a_put_decided_before_a_restart_is_a_conflict_after_it() {
        var before = room.now().read(TALK, room.stamp(TALK)).write(TALK, Room.talk("Ink"));
        pretendAnotherRun();
        assertThat(room.put(before).stood()).isFalse();
        assertThat(room.map().talk(TALK).orElseThrow().title()).isEqualTo("Paper");
    }

    @Test
    void another_replication_history_of_the_same_process_begins_an_epoch(@TempDir Path replicas) throws Exception {
        String epoch = room.epoch();
        String process = redis.one("INFO", "server").replaceAll("(?s).*run_id:(\\w+).*", "$1");
        try (var replica = RealRedis.start(replicas, "--replicaof", "127.0.0.1 " + redis.port())) {
            await().atMost(SOON).until(() -> replica.one("INFO", "replication").contains("master_link_status:up"));
            room.cast("ann", 1, "{}");
        }
        assertThat(redis.one("INFO", "server")).contains(process);
        assertThat(room.meta("run")).startsWith(process);
        assertThat(room.epoch()).isNotEqualTo(epoch);
    }

    @Test
    void a_replica_that_takes_over_begins_an_epoch(@TempDir Path replicas) throws Exception {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        try (var replica = RealRedis.start(replicas, "--replicaof", "127.0.0.1 " + redis.port())) {
            await().atMost(SOON).until(() -> replica.one("INFO", "replication").contains("master_link_status:up"));
            String epoch = room.changes("", 0).changes().epoch();
            long version = room.version();
            await().atMost(SOON).until(() -> epoch.equals(replica.one("HGET", room.key("meta"), "epoch")));
            replica.ask("REPLICAOF", "NO", "ONE");
            assertThat(changesOf(replica)).isNotEqualTo(epoch);
            assertThat(replica.one("HGET", room.key("meta"), "version")).isEqualTo(Long.toString(version + STEP));
        }
    }

    private String changesOf(RealRedis promoted) {
        String sha = Script.named("changes").sha();
        promoted.ask("SCRIPT", "LOAD", Script.named("changes").text());
        return promoted.one("EVALSHA", sha, "1", Keys.of(room.session), fresh(), "", "0");
    }

    @Test
    void within_a_minute_of_an_epoch_a_receipt_opens_a_closed_box() {
        room.opened().closed();
        ageEpoch(59_000);
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new Closed());
        assertThat(room.castReceipted("ann", 1, "{'clarity':9}")).isEqualTo(new Saved());
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(room.castReceipted("ann", 1, "{'clarity':8}")).isInstanceOf(CastOutcome.Older.class);
        assertThat(room.recount().faults()).isEmpty();
    }

    /** As if the epoch had begun so many ms ago. */
    private void ageEpoch(long age) {
        redis.ask(
                "HSET",
                room.key("meta"),
                "epochAt",
                Long.toString(room.changes("", 0).now() - age));
    }

    @Test
    void after_that_minute_a_receipt_opens_nothing() {
        room.opened().closed();
        ageEpoch(60_000);
        assertThat(room.castReceipted("ann", 1, "{'clarity':9}")).isEqualTo(new Closed());
    }

    @Test
    void a_receipt_opens_no_other_round() {
        room.opened();
        room.put(room.now().open(TALK, "r2", null));
        assertThat(room.castReceipted("ann", 1, "{'clarity':9}")).isEqualTo(new CastOutcome.OtherRound());
    }

    @Test
    void heads_tell_epoch_and_version_of_each_session_that_is_there() {
        var nowhere = new Room(redis, loop, store, fresh());
        assertThat(loop.await(() -> store.heads(List.of(nowhere.session, room.session))))
                .containsExactly(Optional.empty(), Optional.of(new Store.Head(room.epoch(), room.version())));
        assertThat(loop.await(() -> store.heads(List.of()))).isEmpty();
    }
}
