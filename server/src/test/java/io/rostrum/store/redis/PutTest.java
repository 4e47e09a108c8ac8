package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.QUESTION;
import static io.rostrum.store.redis.Room.TALK;
import static io.rostrum.store.redis.Room.ballot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.domain.Box;
import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PutTest extends StoreInRedis {
    private static final Name PHANTOM = new Name.OfQuestion("q2");

    @Test
    void a_session_is_made_once() {
        var before = room.everything();
        var again = room.put(new Putting("").write(Name.SESSION, Room.opening("Another")));
        assertThat(again.stood()).isFalse();
        assertThat(room.everything()).isEqualTo(before);
        assertThat(room.map().session().orElseThrow().title()).isEqualTo("Learning by lecturing");
        assertThat(room.version()).isOne();
    }

    @Test
    void a_put_into_a_session_that_is_not_there_makes_nothing() {
        var nowhere = new Room(redis, loop, store, fresh());
        assertThat(nowhere.put(new Putting("e1").write(TALK, Room.talk("Ink"))).stood())
                .isFalse();
        assertThat(nowhere.everything()).isEmpty();
    }

    @Test
    void what_was_read_and_still_stands_lets_the_put_through() {
        var put = room.put(room.now().read(TALK, room.stamp(TALK)).write(TALK, Room.talk("Ink")));
        assertThat(put.stood()).isTrue();
        assertThat(put.version()).isEqualTo(2).isEqualTo(room.version());
        assertThat(room.map().talk(TALK).orElseThrow().title()).isEqualTo("Ink");
    }

    @Test
    void a_read_that_has_changed_stops_all_of_the_put() {
        long stamp = room.stamp(TALK);
        room.put(room.now().write(TALK, Room.talk("Ink")));
        assertConflict(room.now()
                .read(Name.SESSION, room.stamp(Name.SESSION))
                .read(TALK, stamp)
                .write(TALK, Room.talk("Clay"))
                .write(Name.SESSION, Room.opening("Clay"))
                .stamp(TALK.tally())
                .open(TALK, "r1", null)
                .log("opened it"));
    }

    private void assertConflict(Putting putting) {
        var before = room.everything();
        var put = room.put(putting);
        assertThat(put.stood()).isFalse();
        assertThat(put.version()).isEqualTo(room.version());
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void a_read_that_found_nothing_stops_the_put_once_something_is_there() {
        assertThat(ask().stood()).isTrue();
        assertConflict(room.now().read(QUESTION, 0).write(QUESTION, Room.question("Why not?")));
    }

    private io.rostrum.store.Store.PutResult ask() {
        return room.put(room.now().read(QUESTION, 0).write(QUESTION, Room.question("Why?")));
    }

    @Test
    void a_kind_that_was_read_whole_stops_the_put_once_one_more_is_there() {
        ask();
        long version = room.version();
        var readAll = List.of(Decision.Kind.QUESTIONS, Decision.Kind.REMARKS);
        room.put(room.now().write(Name.SESSION, Room.opening("Ink")));
        readAll.forEach(kind ->
                assertThat(room.put(room.now().readAll(kind, version)).stood()).isTrue());
        room.put(room.now().write(PHANTOM, Room.question("And?")));
        assertConflict(room.now().readAll(Decision.Kind.QUESTIONS, version).close(QUESTION, 0));
        room.put(room.now()
                .write(new Name.OfRemark("1", "a"), new Remark("Fine", Remark.State.DRAFT, new Person("cy"))));
        assertConflict(room.now().readAll(Decision.Kind.REMARKS, version).log("moved"));
    }

    @Test
    void reads_of_another_epoch_never_stand() {
        assertConflict(new Putting("another").read(TALK, room.stamp(TALK)).write(TALK, Room.talk("Ink")));
    }

    @Test
    void a_talk_that_this_very_put_finds_closed_by_its_time_is_a_conflict() {
        room.opened(1L);
        long stamp = room.stamp(TALK);
        var put = room.put(room.now().read(TALK, stamp).write(TALK, Room.talk("Ink")));
        assertThat(put.stood()).isFalse();
        assertThat(room.map().talk(TALK).orElseThrow().title()).isEqualTo("Paper");
        assertThat(room.box().state()).isEqualTo(Box.State.CLOSED);
        assertThat(room.stamp(TALK)).isEqualTo(stamp + 1).isEqualTo(put.version());
    }

    @Test
    void an_empty_put_confirms_what_was_read_and_raises_nothing() {
        var before = room.everything();
        var put = room.put(room.now().read(TALK, room.stamp(TALK)).read(QUESTION, 0));
        assertThat(put.stood()).isTrue();
        assertThat(put.version()).isEqualTo(room.version());
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void an_empty_put_finds_that_it_is_not_so_any_more() {
        long stamp = room.stamp(TALK);
        room.put(room.now().write(TALK, Room.talk("Ink")));
        assertConflict(room.now().read(TALK, stamp));
    }

    @Test
    void a_name_may_be_stamped_without_being_written() {
        String before = redis.one("HGET", room.key("items"), "talk/1");
        room.put(room.now().stamp(TALK).stamp(TALK.tally()).write(Name.SESSION, Room.opening("Ink")));
        assertThat(List.of(room.stamp(TALK), room.stamp(TALK.tally()), room.stamp(Name.SESSION)))
                .containsOnly(2L);
        assertThat(redis.one("HGET", room.key("items"), "talk/1")).isEqualTo(before);
    }

    @Test
    void opening_anew_gives_an_empty_tally_and_keeps_the_old_one() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        room.put(room.now().open(TALK, "r2", null).stamp(TALK).stamp(TALK.tally()));
        assertThat(room.box()).isEqualTo(new BoxStatus(Box.State.OPEN, "r2", null));
        assertThat(room.tally(TALK).turnout()).isZero();
        assertThat(room.tally(TALK).counters()).isEmpty();
        assertThat(redis.ask("HGET", room.key("tally:talk/1@r1"), "audience:clarity/9"))
                .containsExactly("1");
        var anew = room.cast(ballot("ann", "r2", 1, "{'clarity':4}"));
        assertThat(anew.outcomes()).containsExactly(new CastOutcome.Saved());
        assertThat(room.tally(TALK).counters()).isEqualTo(Map.of("audience:clarity/4", 1, "audience:depth/skip", 1));
        assertThat(room.recount().faults()).isEmpty();
        assertThat(room.recount().ballots()).isEqualTo(2);
    }

    @Test
    void opening_again_in_the_same_round_keeps_the_ballots() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        room.closed().opened();
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(room.cast("ann", 2, "{'clarity':8}")).isEqualTo(new CastOutcome.Saved());
    }

    @Test
    void closing_takes_the_earlier_of_its_time_and_the_end_of_the_grace() {
        long now = room.changes("", 0).now();
        room.opened(now + 3_600_000);
        room.put(room.now().close(TALK, 60_000).stamp(TALK));
        long closesAt = Objects.requireNonNull(room.box().closesAt());
        assertThat(closesAt).isBetween(now + 60_000, now + 120_000);
        room.put(room.now().close(TALK, 3_000_000).stamp(TALK));
        assertThat(room.box()).isEqualTo(new BoxStatus(Box.State.OPEN, "r1", closesAt));
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new CastOutcome.Saved());
    }

    @Test
    void closing_without_grace_closes_at_once() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        long before = room.version();
        room.closed();
        assertThat(room.box().state()).isEqualTo(Box.State.CLOSED);
        long now = room.changes("", 0).now();
        assertThat(room.box().closesAt()).isBetween(now - 60_000, now);
        assertThat(room.stamp(TALK)).isEqualTo(before + 1);
        assertThat(room.changes("", 0).due()).isNull();
        assertThat(room.log()).contains((before + 1) + " -: talk/1 took its last ballot; there are 1");
    }

    @Test
    void closing_a_box_that_is_not_open_changes_nothing() {
        room.closed();
        assertThat(room.box()).isEqualTo(BoxStatus.NEW);
        room.opened().closed();
        BoxStatus closed = room.box();
        long version = room.version();
        room.put(room.now().close(TALK, 60_000));
        assertThat(room.box()).isEqualTo(closed);
        assertThat(room.version()).isEqualTo(version);
    }

    @Test
    void the_log_says_who_did_what_and_of_ballots_only_how_many() {
        room.put(room.now().open(TALK, "r1", null).stamp(TALK).log("opened talk/1"));
        room.cast("ann", 1, "{'clarity':9}");
        room.cast("bo", 1, "{'clarity':2}");
        room.put(room.now().close(TALK, 0).stamp(TALK).log("revealed talk/1"));
        assertThat(room.log())
                .containsExactly(
                        "2 moderator abc123: opened talk/1",
                        "5 -: talk/1 took its last ballot; there are 2",
                        "5 moderator abc123: revealed talk/1");
        var fields = redis.ask("XRANGE", room.key("log"), "-", "+", "COUNT", "1");
        long at = Long.parseLong(fields.get(4));
        assertThat(at)
                .isBetween(
                        room.changes("", 0).now() - 60_000, room.changes("", 0).now());
    }

    @Test
    void a_broken_put_writes_nothing() {
        room.opened();
        var before = room.everything();
        assertThatThrownBy(() -> evaluate("0", "1", "talk/1", "{}", "0", "1", "closes", "talk/1", "a while", ""))
                .hasMessageContaining("ERR");
        assertThatThrownBy(() -> evaluate("0", "1", "talk/1", "{}", "2", "talk/1"))
                .hasMessageContaining("ERR");
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void json_is_kept_to_the_letter() {
        String json = "{\"list\":[],\"map\":{},\"number\":10000000000000000000001,\"null\":null,\"text\":\"第十九期\\n\"}";
        evaluate("0", "1", "question/q9", json, "0", "0");
        assertThat(redis.ask("HGET", room.key("items"), "question/q9")).containsExactly(json);
    }

    /** Runs the script with no reads and what is given after them. */
    private void evaluate(String... rest) {
        var words = new ArrayList<>(List.of("EVALSHA", Script.named("put").sha(), "1", Keys.of(room.session)));
        words.addAll(List.of(fresh(), room.epoch(), "who", "did it", "0"));
        words.addAll(List.of(rest));
        redis.ask(words.toArray(String[]::new));
    }
}
