package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Snapshot HELD = Example.snapshot(Map.of(Example.TALK.tally(), turnout(3)));

    private static Tally turnout(int turnout) {
        return new Tally(Example.TALK, turnout, Map.of());
    }

    private static Snapshot.Changes changes(String epoch, long version, int turnout) {
        return new Snapshot.Changes(
                epoch, version, Map.of(Example.TALK.tally(), new Snapshot.Stamped(turnout(turnout), version)));
    }

    @Test
    void what_changed_is_laid_over_what_is_held() {
        Snapshot now = HELD.with(changes("e1", 11, 4));
        assertThat(now.version()).isEqualTo(11);
        assertThat(now.tally(Example.TALK)).contains(turnout(4));
        assertThat(now.stamp(Example.TALK.tally())).isEqualTo(11);
        assertThat(now.session()).isPresent();
    }

    @Test
    void a_late_tally_is_ignored() {
        assertThat(HELD.with(changes("e1", 9, 2))).isSameAs(HELD);
        assertThat(HELD.with(changes("e1", 10, 2))).isSameAs(HELD);
    }

    @Test
    void another_epoch_replaces_the_map_whole_though_its_version_be_lower() {
        Snapshot now = HELD.with(changes("e2", 1, 2));
        assertThat(now.epoch()).isEqualTo("e2");
        assertThat(now.version()).isEqualTo(1);
        assertThat(now.items()).containsOnlyKeys(Example.TALK.tally());
    }

    @Test
    void who_comes_back_gets_what_was_stamped_after_their_version() {
        Snapshot now = HELD.with(changes("e1", 11, 4));
        assertThat(now.after(10)).map(Map.Entry::getKey).containsExactly(Example.TALK.tally());
        assertThat(now.after(11)).isEmpty();
        assertThat(now.after(0)).hasSize(4);
    }

    @Test
    void a_version_of_another_epoch_is_worth_nothing() {
        assertThat(HELD.since("e1", 7)).isEqualTo(7);
        assertThat(HELD.since("e0", 7)).isZero();
        assertThat(HELD.since(null, 7)).isZero();
    }

    @Test
    void an_item_of_another_kind_than_asked_for_is_not_there() {
        Snapshot all = Example.snapshot(Map.of(Example.QUESTION, Example.question(Lane.SHOWN)));
        assertThat(all.get(Example.QUESTION, Talk.class)).isEmpty();
        assertThat(all.question(Example.QUESTION)).isPresent();
        assertThat(all.question(new Name.OfQuestion("q9"))).isEmpty();
        assertThat(all.stamp(new Name.OfQuestion("q9"))).isZero();
    }

    @Property
    void within_an_epoch_a_mirror_never_goes_back(@ForAll("replies") List<Snapshot.Changes> replies) {
        Snapshot mirror = Snapshot.NOTHING;
        for (Snapshot.Changes reply : replies) {
            Snapshot next = mirror.with(reply);
            if (next.epoch().equals(mirror.epoch())) {
                assertThat(next.version()).isGreaterThanOrEqualTo(mirror.version());
                assertThat(mirror.items())
                        .allSatisfy((name, held) -> assertThat(next.stamp(name)).isGreaterThanOrEqualTo(held.stamp()));
            } else {
                assertThat(next.items()).isEqualTo(reply.items());
            }
            mirror = next;
        }
    }

    @Property
    void two_mirrors_that_heard_the_same_reply_last_and_whole_are_the_same(
            @ForAll("replies") List<Snapshot.Changes> these, @ForAll("replies") List<Snapshot.Changes> those) {
        var last = whole("e1", 100);
        assertThat(all(these).with(last).items()).containsAllEntriesOf(last.items());
        assertThat(all(these).with(last)).isEqualTo(all(those).with(last));
    }

    private static Snapshot all(List<Snapshot.Changes> replies) {
        Snapshot mirror = Snapshot.NOTHING;
        for (Snapshot.Changes reply : replies) {
            mirror = mirror.with(reply);
        }
        return mirror;
    }

    @Provide
    Arbitrary<List<Snapshot.Changes>> replies() {
        return Combinators.combine(
                        Arbitraries.of("e1", "e2"), Arbitraries.longs().between(1, 20))
                .as(SnapshotTest::whole)
                .list()
                .ofMaxSize(20);
    }

    /** All of a session whose items change one after the other, so that each version has one map. */
    private static Snapshot.Changes whole(String epoch, long version) {
        var items = new HashMap<Name, Snapshot.Stamped>();
        for (long stamp = Math.max(1, version - 2); stamp <= version; stamp++) {
            var talk = new Name.OfTalk(Long.toString(stamp % 3));
            items.put(talk.tally(), new Snapshot.Stamped(new Tally(talk, (int) stamp, Map.of()), stamp));
        }
        return new Snapshot.Changes(epoch, version, items);
    }
}
