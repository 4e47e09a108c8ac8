package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.QUESTION;
import static io.rostrum.store.redis.Room.TALK;
import static io.rostrum.store.redis.Room.ballot;
import static io.rostrum.store.redis.Room.upvote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.CastOutcome;
import io.rostrum.domain.CastOutcome.Closed;
import io.rostrum.domain.CastOutcome.Full;
import io.rostrum.domain.CastOutcome.OtherRound;
import io.rostrum.domain.CastOutcome.Saved;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.store.Store;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CastTest extends StoreInRedis {
    private static final CastOutcome SAVED = new Saved();

    @Test
    void a_ballot_counts_once_for_each_criterion_and_once_in_the_turnout() {
        room.opened();
        assertThat(room.cast("ann", 1, "{'clarity':9,'depth':7}")).isEqualTo(SAVED);
        assertThat(room.cast("bo", 1, "{'clarity':9}")).isEqualTo(SAVED);
        assertThat(room.tally(TALK).turnout()).isEqualTo(2);
        assertThat(room.tally(TALK).counters())
                .isEqualTo(Map.of("audience:clarity/9", 2, "audience:depth/7", 1, "audience:depth/skip", 1));
    }

    @Test
    void a_second_ballot_replaces_the_first() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        assertThat(room.cast("ann", 2, "{'clarity':4,'depth':4}")).isEqualTo(SAVED);
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(room.tally(TALK).counters()).isEqualTo(Map.of("audience:clarity/4", 1, "audience:depth/4", 1));
    }

    @Test
    void a_counter_that_comes_to_zero_is_deleted() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        room.cast("ann", 2, "{}");
        assertThat(redis.ask("HGETALL", room.key("tally:talk/1@r1"))).isEmpty();
        assertThat(room.recount().faults()).isEmpty();
    }

    @Test
    void a_box_that_never_opened_or_is_in_another_round_answers_changed() {
        assertThat(room.cast("ann", 1, "{}")).isEqualTo(new OtherRound());
        assertThat(castIn("-")).isEqualTo(new OtherRound());
        room.opened();
        assertThat(castIn("r0")).isEqualTo(new OtherRound());
    }

    private CastOutcome castIn(String round) {
        return room.cast(ballot("ann", round, 1, "{}")).outcomes().getFirst();
    }

    @Test
    void a_session_that_is_not_there_answers_changed_and_is_not_made() {
        var nowhere = new Room(redis, loop, store, fresh());
        assertThat(nowhere.cast("ann", 1, "{'clarity':9}")).isEqualTo(new OtherRound());
        assertThat(nowhere.everything()).isEmpty();
    }

    @Test
    void the_same_ballot_again_is_saved_and_changes_nothing() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        var before = room.everything();
        assertThat(room.cast("ann", 1, "{'clarity':9.0}")).isEqualTo(SAVED);
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void the_same_ballot_again_is_saved_after_closing_too() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        room.closed();
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(SAVED);
    }

    @Test
    void a_seq_that_is_not_above_the_stored_one_is_told_which_ballot_counts() {
        room.opened();
        room.cast("ann", 2, "{'clarity':9,'depth':1}");
        var counts = new CastOutcome.Older(new Ballot.Cast("r1", 2, Room.marks("{'clarity':9,'depth':1}")));
        assertThat(room.cast("ann", 2, "{'clarity':8}")).isEqualTo(counts);
        assertThat(room.cast("ann", 1, "{'clarity':9,'depth':1}")).isEqualTo(counts);
        assertThat(room.tally(TALK).counters()).containsOnlyKeys("audience:clarity/9", "audience:depth/1");
        room.closed();
        assertThat(room.cast("ann", 1, "{}")).isEqualTo(counts);
    }

    @Test
    void the_same_marks_with_a_higher_seq_raise_the_seq_alone() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        long before = room.version();
        assertThat(room.cast("ann", 5, "{'clarity':9}")).isEqualTo(SAVED);
        assertThat(room.version()).isEqualTo(before);
        assertThat(room.cast("ann", 4, "{'clarity':1}")).isInstanceOf(CastOutcome.Older.class);
        room.closed();
        long closed = room.version();
        assertThat(room.cast("ann", 6, "{'clarity':9}")).isEqualTo(SAVED);
        assertThat(room.version()).isEqualTo(closed);
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(stored("ann").getFirst().cast().seq()).isEqualTo(6);
    }

    @Test
    void a_closed_box_takes_no_other_ballot() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        room.closed();
        var before = room.everything();
        assertThat(room.cast("ann", 2, "{'clarity':8}")).isEqualTo(new Closed());
        assertThat(room.cast("bo", 1, "{'clarity':8}")).isEqualTo(new Closed());
        assertThat(room.cast("bo", 1, "{}")).isEqualTo(new Closed());
        assertThat(room.everything()).isEqualTo(before);
    }

    @Test
    void a_round_that_has_passed_is_changed_even_for_a_ballot_that_was_saved_in_it() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        room.put(room.now().open(TALK, "r2", null).stamp(TALK));
        assertThat(room.cast("ann", 1, "{'clarity':9}")).isEqualTo(new OtherRound());
    }

    @Test
    void a_tally_is_full_at_500_counters() {
        room.opened();
        assertThat(outcomes(words("ann", 1, 0, 499), words("bo", 1, 499, 501), words("cy", 1, 498, 500)))
                .containsExactly(SAVED, new Full(), SAVED);
        long before = room.version();
        assertThat(room.cast("dot", 1, "{'clarity':1}")).isEqualTo(new Full());
        assertThat(room.version()).isEqualTo(before);
        assertThat(room.tally(TALK).counters()).hasSize(500);
        assertThat(room.tally(TALK).turnout()).isEqualTo(2);
        assertThat(stored("bo")).isEmpty();
    }

    @Test
    void the_turnout_takes_no_place_in_a_tally_that_is_nearly_full() {
        room.opened();
        assertThat(outcomes(words("ann", 1, 0, 499))).containsExactly(SAVED);
        assertThat(outcomes(words("bo", 1, 499, 500))).containsExactly(SAVED);
        assertThat(outcomes(words("cy", 1, 500, 501))).containsExactly(new Full());
    }

    @Test
    void a_ballot_that_makes_room_for_its_own_counters_fits_into_a_full_tally() {
        room.opened();
        assertThat(outcomes(words("ann", 1, 0, 500), words("ann", 2, 400, 900), words("bo", 1, 0, 1)))
                .containsExactly(SAVED, SAVED, new Full());
        assertThat(room.recount().faults()).isEmpty();
    }

    private List<CastOutcome> outcomes(Store.Submitted... ballots) {
        return room.cast(ballots).outcomes();
    }

    /** A ballot with the counters from one number up to another. */
    private static Store.Submitted words(String person, long seq, int from, int to) {
        var counters =
                IntStream.range(from, to).mapToObj(number -> "word" + number).toList();
        var marks = Room.marks("{'words':" + seq + "}");
        return new Store.Submitted(new Ballot(new Person(person), TALK, "r1", seq, marks, counters), false);
    }

    @Test
    void an_empty_ballot_stays_stored_with_its_seq_and_is_no_part_of_the_turnout() {
        room.opened();
        assertThat(room.cast("ann", 3, "{}")).isEqualTo(SAVED);
        assertThat(room.tally(TALK).turnout()).isZero();
        assertThat(stored("ann").getFirst().cast()).isEqualTo(new Ballot.Cast("r1", 3, Room.marks("{}")));
        assertThat(room.cast("ann", 2, "{'clarity':9}")).isInstanceOf(CastOutcome.Older.class);
        assertThat(room.recount().ballots()).isOne();
    }

    @Test
    void a_ballot_that_is_withdrawn_leaves_the_turnout() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        room.cast("bo", 1, "{'clarity':9}");
        room.cast("ann", 2, "{}");
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(room.tally(TALK).counters()).containsEntry("audience:clarity/9", 1);
    }

    @Test
    void a_later_ballot_of_a_batch_sees_what_an_earlier_one_did() {
        room.opened();
        assertThat(outcomes(
                        ballot("ann", 1, "{'clarity':9}"),
                        ballot("ann", 2, "{'clarity':8}"),
                        ballot("ann", 1, "{'clarity':9}"),
                        ballot("ann", 2, "{'clarity':8}")))
                .containsExactly(
                        SAVED,
                        SAVED,
                        new CastOutcome.Older(new Ballot.Cast("r1", 2, Room.marks("{'clarity':8}"))),
                        SAVED);
        assertThat(room.tally(TALK).counters()).isEqualTo(Map.of("audience:clarity/8", 1, "audience:depth/skip", 1));
    }

    @Test
    void a_batch_makes_one_version_and_one_stamp_for_each_tally_that_it_changed() {
        room.opened();
        room.put(room.now().open(QUESTION, QUESTION.question(), null).write(QUESTION, Room.question("Why?")));
        long before = room.version();
        long talk = room.stamp(TALK);
        var result = room.cast(
                ballot("ann", 1, "{'clarity':9}"),
                upvote("ann", 1, true),
                ballot("bo", 1, "{}"),
                upvote("bo", 1, true));
        assertThat(result.version()).isEqualTo(before + 1).isEqualTo(room.version());
        assertThat(room.stamp(TALK.tally())).isEqualTo(before + 1);
        assertThat(room.stamp(QUESTION.tally())).isEqualTo(before + 1);
        assertThat(room.stamp(TALK)).isEqualTo(talk);
        assertThat(room.tally(QUESTION).counters()).isEqualTo(Map.of("up", 2));
        assertThat(room.cast(upvote("bo", 2, false)).version()).isEqualTo(before + 2);
        assertThat(room.stamp(TALK.tally())).isEqualTo(before + 1);
    }

    @Test
    void a_batch_with_a_broken_ballot_in_the_middle_changes_nothing() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        var before = room.everything();
        assertThatThrownBy(() -> evaluate("2", "audience:clarity/2", "not a number"))
                .hasMessageContaining("ERR");
        assertThat(room.everything()).isEqualTo(before);
    }

    private void evaluate(String firstSeq, String firstCounters, String secondSeq) {
        redis.ask(
                "EVALSHA",
                Script.named("cast").sha(),
                "1",
                Keys.of(room.session),
                fresh(),
                "60000",
                "500",
                "ann",
                "talk/1",
                "r1",
                firstSeq,
                "{\"clarity\":2}",
                firstCounters,
                "",
                "bo",
                "talk/1",
                "r1",
                secondSeq,
                "{\"clarity\":2}",
                "audience:clarity/2",
                "");
    }

    @Test
    void two_sessions_know_nothing_of_each_other() {
        room.opened();
        var other = new Room(redis, loop, store, fresh()).made().opened();
        room.cast("ann", 1, "{'clarity':9}");
        assertThat(other.tally(TALK).turnout()).isZero();
        assertThat(other.cast("ann", 1, "{'clarity':3}")).isEqualTo(SAVED);
    }

    private List<Store.StoredBallot> stored(String person) {
        return room.ballotsOf(new Person(person));
    }

    @Test
    void a_person_finds_again_all_that_they_cast_and_is_known() {
        room.opened();
        room.put(room.now().open(QUESTION, QUESTION.question(), null).write(QUESTION, Room.question("Why?")));
        room.cast(ballot("ann", 1, "{'clarity':9}"), upvote("ann", 4, true));
        assertThat(stored("ann"))
                .containsExactlyInAnyOrder(
                        new Store.StoredBallot("talk/1", new Ballot.Cast("r1", 1, Room.marks("{'clarity':9}"))),
                        new Store.StoredBallot("question/q1", new Ballot.Cast("q1", 4, Room.marks("{'up':1}"))));
        assertThat(loop.await(() -> store.ballots(room.session, new Person("ann")))
                        .epoch())
                .isEqualTo(room.epoch());
        assertThat(loop.await(() -> store.knows(room.session, new Person("ann"))))
                .isTrue();
        assertThat(loop.await(() -> store.knows(room.session, new Person("bo"))))
                .isFalse();
    }

    @Test
    void the_recount_finds_a_tally_that_lies() {
        room.opened();
        room.cast("ann", 1, "{'clarity':9}");
        redis.ask("HINCRBY", room.key("tally:talk/1@r1"), "audience:clarity/9", "1");
        redis.ask("HSET", room.key("tally:talk/1@r1"), "", "5");
        var recount = room.recount();
        assertThat(recount.people()).isOne();
        assertThat(recount.faults())
                .containsExactlyInAnyOrder(
                        "talk/1@r1: the turnout is 5 in the tally and 1 in the ballots",
                        "talk/1@r1: audience:clarity/9 is 2 in the tally and 1 in the ballots");
    }

    @Test
    void the_recount_finds_a_tally_without_any_ballot() {
        room.opened();
        redis.ask("HSET", room.key("tally:talk/1@r1"), "audience:clarity/9", "1");
        assertThat(room.recount().faults())
                .containsExactly("talk/1@r1: audience:clarity/9 is 1 in the tally and 0 in the ballots");
    }

    @Test
    void the_names_of_people_and_boxes_never_mix() {
        room.opened();
        room.put(room.now().write(new Name.OfTalk("11"), Room.talk("Ink")).open(new Name.OfTalk("11"), "r1", null));
        room.cast("ann", 1, "{'clarity':9}");
        assertThat(room.map().tally(new Name.OfTalk("11"))).isEmpty();
    }
}
