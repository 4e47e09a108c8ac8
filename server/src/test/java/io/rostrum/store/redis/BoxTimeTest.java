package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.QUESTION;
import static io.rostrum.store.redis.Room.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Box;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Name;
import org.junit.jupiter.api.Test;

/** Boxes whose time is over, which whichever script comes first must find. */
class BoxTimeTest extends StoreInRedis {
    /** A moment that has passed by every clock. */
    private static final long PAST = 1;

    private static final Name.OfTalk SECOND = new Name.OfTalk("2");
    private static final Name.OfTalk THIRD = new Name.OfTalk("3");

    @Test
    void a_ballot_after_the_time_finds_the_box_closed_and_closes_it_for_all() {
        room.opened(PAST);
        long before = room.version();
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new CastOutcome.Closed());
        assertClosed(before + 1);
    }

    private void assertClosed(long version) {
        assertThat(redis.one("HGET", room.key("boxes"), "talk/1")).isEqualTo("closed r1 " + PAST);
        assertThat(room.stamp(TALK)).isEqualTo(version);
        assertThat(room.version()).isEqualTo(version);
        assertThat(room.meta("due")).isEmpty();
        assertThat(room.log()).containsExactly(version + " -: talk/1 took its last ballot; there are 0");
    }

    @Test
    void whoever_asks_for_changes_after_the_time_closes_the_box() {
        room.opened(PAST);
        String epoch = room.epoch();
        long before = room.version();
        var told = room.changes(epoch, before).changes();
        assertThat(told.items()).containsOnlyKeys(TALK);
        assertThat(told.version()).isEqualTo(before + 1);
        assertThat(room.box().state()).isEqualTo(Box.State.CLOSED);
        assertClosed(before + 1);
    }

    @Test
    void a_put_after_the_time_closes_the_box_even_if_it_conflicts() {
        room.opened(PAST);
        long before = room.version();
        assertThat(room.put(room.now().read(TALK, 0).log("no")).stood()).isFalse();
        assertClosed(before + 1);
    }

    @Test
    void until_its_time_a_box_takes_ballots_and_changes_say_when_that_is() {
        long soon = room.changes("", 0).now() + 600_000;
        assertThat(room.changes("", 0).due()).isNull();
        room.opened(soon);
        assertThat(room.changes("", 0).due()).isEqualTo(soon);
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new CastOutcome.Saved());
        assertThat(room.box().closesAt()).isEqualTo(soon);
    }

    @Test
    void of_several_boxes_the_next_one_is_due() {
        long soon = room.changes("", 0).now() + 600_000;
        room.opened(soon + 1);
        room.put(room.now().write(SECOND, Room.talk("Ink")).open(SECOND, "s1", soon));
        assertThat(room.changes("", 0).due()).isEqualTo(soon);
        room.put(room.now().write(THIRD, Room.talk("Clay")).open(THIRD, "t1", PAST));
        assertThat(room.changes("", 0).due()).isEqualTo(soon);
        assertThat(room.map().talk(THIRD).orElseThrow().box().state()).isEqualTo(Box.State.CLOSED);
        room.put(room.now().open(SECOND, "s1", PAST));
        assertThat(room.changes("", 0).due()).isEqualTo(soon + 1);
        assertThat(room.map().talk(SECOND).orElseThrow().box().state()).isEqualTo(Box.State.CLOSED);
        assertThat(room.box().state()).isEqualTo(Box.State.OPEN);
    }

    @Test
    void a_box_that_opened_again_without_a_time_stays_open() {
        room.opened(PAST);
        assertThat(room.box().state()).isEqualTo(Box.State.CLOSED);
        room.opened();
        assertThat(room.box().state()).isEqualTo(Box.State.OPEN);
        assertThat(room.box().closesAt()).isNull();
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new CastOutcome.Saved());
    }

    @Test
    void a_questions_box_closes_without_a_word_as_nobody_sees_its_state() {
        room.put(room.now().write(QUESTION, Room.question("Why?")).open(QUESTION, "q1", PAST));
        long before = room.version();
        assertThat(room.cast(Room.upvote("ann", 1, true)).outcomes()).containsExactly(new CastOutcome.Closed());
        assertThat(room.version()).isEqualTo(before);
    }
}
