package io.rostrum.live;

import io.rostrum.domain.Name;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Role;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.View;
import io.rostrum.wire.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The updates of one tick, each encoded once for everybody who sees the same and holds the same version. Those whose own
 * question or remark changed see what nobody else does, and get a frame of their own. Used for one tick by one event loop.
 */
final class Frames {
    private record Key(Role role, long got, boolean withPhones) {}

    private final Snapshot snapshot;
    private final int phones;
    private final long now;
    private final Map<Key, Optional<String>> shared = new HashMap<>();
    private final Map<Long, Set<Person>> concerned = new HashMap<>();

    /** @param now by Redis's clock */
    Frames(Snapshot snapshot, int phones, long now) {
        this.snapshot = snapshot;
        this.phones = phones;
        this.now = now;
    }

    String epoch() {
        return snapshot.epoch();
    }

    /**
     * Brings the screen up to date, unless nothing that it sees has changed. It then holds this tick's version and none later:
     * the mirror's owner is another event loop, which may have moved it on since.
     */
    void update(Screen screen) {
        updateOf(screen).ifPresent(frame -> screen.write(frame, snapshot.version(), phones));
    }

    private Optional<String> updateOf(Screen screen) {
        boolean withPhones = !screen.shows(phones);
        if (screen.got() == snapshot.version() && !withPhones) {
            return Optional.empty();
        }
        var key = new Key(screen.pass().role(), screen.got(), withPhones);
        return isOwn(screen)
                ? encode(screen.pass(), key)
                : shared.computeIfAbsent(key, same -> encode(screen.pass(), same));
    }

    private boolean isOwn(Screen screen) {
        return concerned
                .computeIfAbsent(screen.got(), snapshot::concerned)
                .contains(screen.pass().person());
    }

    private Optional<String> encode(Pass pass, Key key) {
        Map<Name, Optional<View>> items = snapshot.seenBy(pass, key.got());
        if (key.withPhones()) {
            items.put(Name.PRESENCE, Optional.of(new View.Presence(phones)));
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(Wire.encode(new Reply.Update(snapshot.version(), now, items)));
    }

    /** Writes an update without items, which lets a browser notice a dead connection. */
    void beat(Screen screen) {
        screen.write(Wire.encode(new Reply.Update(snapshot.version(), now, Map.of())), snapshot.version(), phones);
    }
}
