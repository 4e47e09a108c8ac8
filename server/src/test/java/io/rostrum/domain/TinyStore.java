package io.rostrum.domain;

import java.util.HashMap;
import java.util.Map;

/** The store's promises kept in memory: a put is all or nothing, and boxes stand beside their items. Used by one test. */
final class TinyStore {
    private final Map<Name, Item> items = new HashMap<>();
    private final Map<Name, Long> stamps = new HashMap<>();
    private final Map<Box, BoxStatus> boxes = new HashMap<>();
    private long version;

    /** Redis's clock, in ms. */
    long now = Example.NOW;

    TinyStore(Map<? extends Name, ? extends Item> created) {
        version = 1;
        created.forEach(this::write);
    }

    /** Makes the changes and says so, or finds that something was changed since it was read and makes none. */
    boolean put(Decision.Put put) {
        closeWhatIsOver();
        boolean stands = put.reads().entrySet().stream().allMatch(read -> stamp(read.getKey()) == read.getValue())
                && put.kinds().entrySet().stream().allMatch(kind -> newest(kind.getKey()) <= kind.getValue());
        if (stands && put.log() != null) {
            version++;
            put.writes().forEach(this::write);
            put.boxes().forEach(this::change);
            put.stamps().forEach(this::stampNow);
        }
        return stands;
    }

    /** A ballot of somebody new, who counts towards the one counter, if the box is open. */
    void cast(Box box, String counter) {
        closeWhatIsOver();
        if (boxes.getOrDefault(box, BoxStatus.NEW).isOpen()) {
            version++;
            Tally before = tally(box);
            var counters = new HashMap<>(before.counters());
            counters.merge(counter, 1, Integer::sum);
            write(box.tally(), new Tally(box, before.turnout() + 1, counters));
        }
    }

    /** Everything as it is, whether it was stamped or not. */
    Snapshot snapshot() {
        closeWhatIsOver();
        var all = new HashMap<Name, Snapshot.Stamped>();
        items.forEach((name, item) -> all.put(name, new Snapshot.Stamped(withBox(name, item), stamp(name))));
        return new Snapshot("e1", version, all);
    }

    /** As a put that opened the box before the test began. */
    void opens(Box box, String round) {
        change(new Decision.BoxChange.Opens(box, round, null));
    }

    BoxStatus box(Box box) {
        return boxes.getOrDefault(box, BoxStatus.NEW);
    }

    private void closeWhatIsOver() {
        boxes.forEach((box, status) -> {
            if (status.isOpen() && status.closesAt() != null && status.closesAt() <= now) {
                version++;
                boxes.put(box, new BoxStatus(Box.State.CLOSED, status.round(), status.closesAt()));
                stampNow(box);
            }
        });
    }

    private void change(Decision.BoxChange change) {
        BoxStatus before = box(change.box());
        switch (change) {
            case Decision.BoxChange.Opens(Box box, String round, Long closesAt) -> {
                if (!round.equals(before.round())) {
                    items.put(box.tally(), new Tally(box, 0, Map.of()));
                }
                boxes.put(box, new BoxStatus(Box.State.OPEN, round, closesAt));
            }
            case Decision.BoxChange.Closes(Box box, long grace) -> close(box, before, now + grace);
        }
    }

    private void close(Box box, BoxStatus before, long moment) {
        if (before.isOpen()) {
            long closesAt = before.closesAt() == null ? moment : Math.min(before.closesAt(), moment);
            boxes.put(
                    box, new BoxStatus(closesAt <= now ? Box.State.CLOSED : Box.State.OPEN, before.round(), closesAt));
        }
    }

    private Tally tally(Box box) {
        return items.get(box.tally()) instanceof Tally tally ? tally : new Tally(box, 0, Map.of());
    }

    private Item withBox(Name name, Item item) {
        return item instanceof Talk talk && name instanceof Box box ? talk.with(box(box)) : item;
    }

    private void write(Name name, Item item) {
        items.put(name, item);
        stampNow(name);
    }

    private void stampNow(Name name) {
        stamps.put(name, version);
    }

    private long stamp(Name name) {
        return items.containsKey(name) ? stamps.getOrDefault(name, 0L) : 0;
    }

    private long newest(Decision.Kind kind) {
        return items.keySet().stream()
                .filter(name -> name.toString().startsWith(kind.prefix()))
                .mapToLong(this::stamp)
                .max()
                .orElse(0);
    }
}
