package io.rostrum.live;

import io.rostrum.domain.Name;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Person;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Role;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.View;
import io.rostrum.wire.Frame;
import io.rostrum.wire.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The updates of one tick, each encoded once for everybody who sees the same and holds the same version. Those whose own
 * question or remark changed see what nobody else does, and get a frame of their own. Used for one tick by one event loop.
 */
final class Frames {
    private final Snapshot snapshot;
    private final int phones;
    private final long now;
    private final Map<Held, Same> all = new HashMap<>();
    private @Nullable Same last;
    private @Nullable Frame beat;

    /** @param now by Redis's clock */
    Frames(Snapshot snapshot, int phones, long now) {
        this.snapshot = snapshot;
        this.phones = phones;
        this.now = now;
    }

    private record Held(Role role, long got, boolean withPhones) {}

    /** What all get who hold the same, but for those whom their own items concern. */
    private final class Same {
        private final Held held;
        private final Set<Person> concerned;
        private Optional<Frame> shared = Optional.empty();
        private boolean made;

        Same(Held held) {
            this.held = held;
            this.concerned = snapshot.concerned(held.got());
        }

        boolean holds(Role role, long got, boolean withPhones) {
            return held.got() == got && held.role() == role && held.withPhones() == withPhones;
        }

        Optional<Frame> of(Pass pass) {
            if (!concerned.isEmpty() && concerned.contains(pass.person())) {
                return encode(pass, held);
            }
            if (!made) {
                shared = encode(pass, held);
                made = true;
            }
            return shared;
        }
    }

    String epoch() {
        return snapshot.epoch();
    }

    /**
     * Brings the screen up to date, unless nothing that it sees has changed. It then holds this tick's version and none later:
     * the mirror's owner is another event loop, which may have moved it on since.
     */
    void update(Screen screen) {
        boolean withPhones = !screen.shows(phones);
        if (screen.got() != snapshot.version() || withPhones) {
            same(screen.role(), screen.got(), withPhones)
                    .of(screen.pass())
                    .ifPresent(frame -> screen.write(frame, snapshot.version(), phones));
        }
    }

    /** Nearly always the same as for the screen before, so no key is made to look it up. */
    private Same same(Role role, long got, boolean withPhones) {
        Same before = last;
        Same its = before != null && before.holds(role, got, withPhones)
                ? before
                : all.computeIfAbsent(new Held(role, got, withPhones), Same::new);
        last = its;
        return its;
    }

    private Optional<Frame> encode(Pass pass, Held held) {
        Map<Name, Optional<View>> items = snapshot.seenBy(pass, held.got());
        if (held.withPhones()) {
            items.put(Name.PRESENCE, Optional.of(new View.Presence(phones)));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(encode(items));
    }

    private Frame encode(Map<Name, Optional<View>> items) {
        return Wire.encode(new Reply.Update(snapshot.version(), now, items));
    }

    /** Writes an update without items, which lets a browser notice a dead connection. */
    void beat(Screen screen) {
        Frame frame = beat == null ? encode(Map.of()) : beat;
        beat = frame;
        screen.write(frame, snapshot.version(), phones);
    }
}
