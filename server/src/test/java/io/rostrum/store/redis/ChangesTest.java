package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.QUESTION;
import static io.rostrum.store.redis.Room.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Name;
import io.rostrum.domain.Snapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangesTest extends StoreInRedis {

    @Test
    void only_what_was_stamped_after_the_version_is_given() {
        String epoch = room.epoch();
        room.opened();
        long opened = room.version();
        room.cast("ann", 1, "{'clarity':9}");
        assertThat(given(epoch, 0)).containsOnlyKeys(Name.SESSION, TALK, TALK.tally());
        assertThat(given(epoch, 1)).containsOnlyKeys(TALK, TALK.tally());
        assertThat(given(epoch, opened)).containsOnlyKeys(TALK.tally());
        assertThat(given(epoch, opened + 1)).isEmpty();
        assertThat(given(epoch, opened + 99)).isEmpty();
    }

    private Map<Name, Snapshot.Stamped> given(String epoch, long version) {
        return room.changes(epoch, version).changes().items();
    }

    @Test
    void another_epochs_version_counts_for_nothing() {
        assertThat(given("another", 99)).containsOnlyKeys(Name.SESSION, TALK, TALK.tally());
    }

    @Test
    void a_session_that_is_not_there_has_no_epoch_and_is_not_made() {
        var nowhere = new Room(redis, loop, store, fresh());
        var told = nowhere.changes("", 0);
        assertThat(told.changes()).isEqualTo(new Snapshot.Changes("", 0, Map.of()));
        assertThat(nowhere.recount().faults()).isEmpty();
        assertThat(nowhere.everything()).isEmpty();
    }

    @Test
    void items_come_back_as_they_were_put() {
        var question = Room.question("為什麼？ \"quoted\" {} [] \u2028 👍");
        room.put(room.now().write(QUESTION, question));
        assertThat(room.map().question(QUESTION)).contains(question);
        assertThat(room.map().talk(TALK)).contains(Room.talk("Paper"));
        assertThat(room.map().session()).contains(Room.opening("Learning by lecturing"));
    }

    @Test
    void a_large_version_stays_a_whole_number() {
        long large = 1_000_000_000_000_123L;
        redis.ask("HSET", room.key("meta"), "version", Long.toString(large));
        room.put(room.now().stamp(TALK).open(TALK, "r1", 2_000_000_000_000_001L).log("opened"));
        assertThat(room.cast("ann", 1_000_000_000, "{'clarity':9}")).isEqualTo(new CastOutcome.Saved());
        var told = room.changes(room.epoch(), large);
        assertThat(told.changes().version()).isEqualTo(large + 2);
        assertThat(room.map().stamp(TALK.tally())).isEqualTo(large + 2);
        assertThat(told.due()).isEqualTo(2_000_000_000_000_001L);
        assertThat(room.meta("version")).isEqualTo("1000000000000125");
        assertThat(room.box().closesAt()).isEqualTo(2_000_000_000_000_001L);
        assertThat(room.log().getFirst()).startsWith("1000000000000124 ");
        assertThat(room.cast("ann", 1, "{}"))
                .isEqualTo(new CastOutcome.Older(new Ballot.Cast("r1", 1_000_000_000, Room.marks("{'clarity':9}"))));
        assertThat(room.put(room.now().read(TALK.tally(), large + 2).read(TALK, large + 1))
                        .stood())
                .isTrue();
    }

    @Test
    void a_name_that_was_stamped_and_never_written_is_not_given() {
        room.put(room.now().stamp(QUESTION).stamp(QUESTION.tally()));
        assertThat(given(room.epoch(), 1)).containsOnlyKeys(QUESTION.tally());
    }
}
