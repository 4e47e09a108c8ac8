package io.rostrum.store.redis;

import static io.rostrum.store.redis.Room.QUESTION;
import static io.rostrum.store.redis.Room.TALK;
import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.BoxStatus;
import io.rostrum.domain.Item;
import io.rostrum.domain.Name;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A session that begins anew. */
class AnewTest extends StoreInRedis {
    private static final Map<Name, Item> BEGINNING = Map.of(Name.SESSION, Room.opening("Anew"), TALK, Room.talk("Ink"));

    private void lived() {
        room.opened();
        room.put(room.now()
                .write(QUESTION, Room.question("Why?"))
                .open(QUESTION, QUESTION.question(), null)
                .log("asked"));
        room.cast("ann", 1, "{'clarity':9}");
        room.cast(Room.upvote("bo", 1, true));
        long soon = System.currentTimeMillis() + 60_000;
        room.put(room.now().open(TALK, "r2", soon).stamp(TALK));
        room.cast(Room.ballot("bo", "r2", 1, "{'clarity':4}"));
    }

    private void beginAnew(Map<Name, Item> items) {
        loop.await(() -> store.beginAnew(room.session, items));
    }

    @Test
    void nothing_is_left_of_what_was_and_every_screen_is_given_the_new_map() {
        lived();
        String epoch = room.epoch();
        long version = room.version();
        beginAnew(BEGINNING);
        assertThat(room.everything().keySet())
                .containsExactlyInAnyOrder(room.key("meta"), room.key("items"), room.key("stamps"), room.key("log"));
        assertThat(room.log()).singleElement().asString().endsWith("-: began anew");
        var seen = room.changes(epoch, version).changes();
        assertThat(seen.epoch()).isNotEqualTo(epoch);
        assertThat(seen.version()).isGreaterThan(version);
        assertThat(seen.items()).containsOnlyKeys(Name.SESSION, TALK);
        assertThat(room.map().session().orElseThrow().title()).isEqualTo("Anew");
        assertThat(room.box()).isEqualTo(BoxStatus.NEW);
        assertThat(room.recount().faults()).isEmpty();
    }

    @Test
    void it_can_be_lived_in_again() {
        lived();
        beginAnew(BEGINNING);
        room.opened();
        room.cast("ann", 7, "{'clarity':9}");
        assertThat(room.tally(TALK).turnout()).isOne();
        assertThat(room.recount().faults()).isEmpty();
    }

    @Test
    void with_nothing_to_begin_with_nothing_is_left_at_all() {
        lived();
        beginAnew(Map.of());
        assertThat(room.everything()).isEmpty();
    }

    @Test
    void what_never_was_can_begin_and_can_be_taken_away() {
        var nowhere = new Room(redis, loop, store, fresh());
        loop.await(() -> store.beginAnew(nowhere.session, Map.of()));
        assertThat(nowhere.everything()).isEmpty();
        loop.await(() -> store.beginAnew(nowhere.session, BEGINNING));
        assertThat(nowhere.map().items()).containsOnlyKeys(Name.SESSION, TALK);
    }
}
