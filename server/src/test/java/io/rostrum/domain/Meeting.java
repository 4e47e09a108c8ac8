package io.rostrum.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A meeting as it runs: the store, those who give commands, and the maps that a node which is behind may still hold. */
final class Meeting {
    final TinyStore store;
    private final List<Snapshot> past = new ArrayList<>();
    private int rounds;

    Meeting() {
        this(Map.of());
    }

    Meeting(Map<? extends Name, ? extends Item> more) {
        var items = new HashMap<Name, Item>();
        items.put(Name.SESSION, Example.session());
        items.put(Example.TALK, Example.talk());
        items.put(Example.NEXT_TALK, Example.talk(RevealMode.AFTER_CLOSE));
        items.putAll(more);
        store = new TinyStore(items);
        past.add(store.snapshot());
    }

    Snapshot now() {
        return store.snapshot();
    }

    Session session() {
        return now().session().orElseThrow();
    }

    Talk talk() {
        return now().talk(Example.TALK).orElseThrow();
    }

    Question question() {
        return now().question(Example.QUESTION).orElseThrow();
    }

    /** The command is carried out. */
    Decision.Put does(Pass pass, Command.Change command) {
        Decision decision = decide(pass, command, now());
        assertThat(decision).isInstanceOf(Decision.Put.class);
        Decision.Put put = (Decision.Put) decision;
        assertThat(put.log()).isNotNull();
        assertThat(store.put(put)).isTrue();
        return put;
    }

    /** The command was carried out before: the answer is Ok, and nothing is changed. */
    void hasDone(Pass pass, Command.Change command) {
        assertThat(decide(pass, command, now())).isInstanceOfSatisfying(Decision.Put.class, Meeting::assertEmpty);
    }

    static void assertEmpty(Decision.Put put) {
        assertThat(put.writes()).isEmpty();
        assertThat(put.stamps()).isEmpty();
        assertThat(put.boxes()).isEmpty();
        assertThat(put.log()).isNull();
        assertThat(put.reads()).as("what must still stand").isNotEmpty();
    }

    void refuses(Refusal why, Pass pass, Command.Change command) {
        assertThat(decide(pass, command, now())).isEqualTo(new Decision.Refuse(why));
    }

    /** What was put, once it stood; nothing if the command was refused, which a map that is behind is no reason for. */
    Optional<Decision.Put> give(Commands.Given given) {
        Snapshot known = past.get(Math.max(0, past.size() - 1 - given.behind()));
        Optional<Decision.Put> put = putOf(given, known).filter(store::put);
        if (put.isEmpty()) {
            put = putOf(given, now());
            put.ifPresent(again -> assertThat(store.put(again)).isTrue());
        }
        past.add(now());
        return put;
    }

    private Optional<Decision.Put> putOf(Commands.Given given, Snapshot all) {
        return switch (decide(given.pass(), given.command(), all)) {
            case Decision.Put put -> Optional.of(put);
            case Decision.Refuse _ -> Optional.empty();
        };
    }

    Decision decide(Pass pass, Command.Change command, Snapshot all) {
        return Decisions.decide(command, pass, all, store.now, () -> "r" + ++rounds);
    }
}
