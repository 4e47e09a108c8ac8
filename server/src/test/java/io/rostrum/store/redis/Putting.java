package io.rostrum.store.redis;

import io.rostrum.domain.Box;
import io.rostrum.domain.Decision;
import io.rostrum.domain.Item;
import io.rostrum.domain.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A put in the making. */
final class Putting {
    private final String epoch;
    private final Map<Name, Long> reads = new HashMap<>();
    private final Map<Decision.Kind, Long> kinds = new HashMap<>();
    private final Map<Name, Item> writes = new HashMap<>();
    private final Set<Name> stamps = new HashSet<>();
    private final List<Decision.BoxChange> boxes = new ArrayList<>();
    private @Nullable String log;

    Putting(String epoch) {
        this.epoch = epoch;
    }

    Putting read(Name name, long stamp) {
        reads.put(name, stamp);
        return this;
    }

    Putting readAll(Decision.Kind kind, long version) {
        kinds.put(kind, version);
        return this;
    }

    Putting write(Name name, Item item) {
        writes.put(name, item);
        return this;
    }

    Putting stamp(Name name) {
        stamps.add(name);
        return this;
    }

    Putting open(Box box, String round, @Nullable Long closesAt) {
        boxes.add(new Decision.BoxChange.Opens(box, round, closesAt));
        return this;
    }

    Putting close(Box box, long grace) {
        boxes.add(new Decision.BoxChange.Closes(box, grace));
        return this;
    }

    Putting log(String what) {
        log = what;
        return this;
    }

    Decision.Put put() {
        return new Decision.Put(epoch, reads, kinds, writes, stamps, boxes, log);
    }
}
