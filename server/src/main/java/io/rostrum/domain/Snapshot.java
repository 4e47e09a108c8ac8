package io.rostrum.domain;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session's map at one version of one epoch; immutable, so every thread may read it. */
public record Snapshot(String epoch, long version, Map<Name, Stamped> items) {
    /** The map of a session of which nothing is known. */
    public static final Snapshot NOTHING = new Snapshot("", 0, Map.of());

    /** An item with the version that changed it, or what some role sees of it, last. */
    public record Stamped(Item item, long stamp) {}

    /** Everything stamped after a version, as the store gives it: all of it if the epoch is another. */
    public record Changes(String epoch, long version, Map<Name, Stamped> items) {}

    public Snapshot {
        items = Map.copyOf(items);
    }

    /** This map with the changes laid over it: another epoch replaces it whole, an older state of this one is dropped. */
    public Snapshot with(Changes changes) {
        if (!changes.epoch().equals(epoch)) {
            return new Snapshot(changes.epoch(), changes.version(), changes.items());
        }
        if (changes.version() <= version) {
            return this;
        }
        var laid = new HashMap<>(items);
        laid.putAll(changes.items());
        return new Snapshot(epoch, changes.version(), laid);
    }

    public Optional<Session> session() {
        return get(Name.SESSION, Session.class);
    }

    public Optional<Talk> talk(Name.OfTalk name) {
        return get(name, Talk.class);
    }

    public Optional<Question> question(Name.OfQuestion name) {
        return get(name, Question.class);
    }

    public Optional<Tally> tally(Box box) {
        return get(box.tally(), Tally.class);
    }

    /** The item of that name; empty if there is none, or if it is of another kind, as the box of a question is no talk. */
    <T extends Item> Optional<T> get(Name name, Class<T> kind) {
        return Optional.ofNullable(items.get(name))
                .map(Stamped::item)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** The version that stamped the item last; 0 if it is not there. */
    public long stamp(Name name) {
        Stamped stamped = items.get(name);
        return stamped == null ? 0 : stamped.stamp();
    }

    /** The items stamped after the version, in no order. */
    public Stream<Map.Entry<Name, Stamped>> after(long since) {
        return items.entrySet().stream().filter(entry -> entry.getValue().stamp() > since);
    }

    /**
     * What the holder of the pass sees of everything stamped after the version. An item that has left their sight is there
     * without a view; one that they never saw is not there at all.
     */
    public Map<Name, Optional<View>> seenBy(Pass pass, long since) {
        var seen = new HashMap<Name, Optional<View>>();
        after(since).forEach(entry -> {
            Item item = entry.getValue().item();
            Optional<View> view = item.seenBy(pass, this);
            if (view.isPresent() || (since > 0 && item.wasSeenBy(pass, this))) {
                seen.put(entry.getKey(), view);
            }
            if (item instanceof Question question && question.asker().equals(pass.person())) {
                seen.put(new Name.OfMine((Name.OfQuestion) entry.getKey()), Optional.of(question.mine()));
            }
        });
        return seen;
    }

    /** Whose own items were stamped after the version: they see what nobody else of their role sees. */
    public Set<Person> concerned(long since) {
        var persons = new HashSet<Person>();
        after(since).forEach(entry -> {
            switch (entry.getValue().item()) {
                case Question question -> persons.add(question.asker());
                case Remark remark -> persons.add(remark.reviewer());
                case Session _, Talk _, Tally _ -> {}
            }
        });
        return persons;
    }

    /** The version from which this map brings up to date whoever holds {@code theirs} of {@code theirEpoch}: 0 for another epoch. */
    public long since(@Nullable String theirEpoch, long theirs) {
        return epoch.equals(theirEpoch) ? theirs : 0;
    }
}
