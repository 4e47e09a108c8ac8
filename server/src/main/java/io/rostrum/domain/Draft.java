package io.rostrum.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision being made: it reads a snapshot and notes all that it read, so that nothing can be decided from an item that is
 * not checked again when the decision is put. Used for one decision by one thread.
 */
final class Draft {
    private final Snapshot all;
    private final Map<Name, Long> reads = new HashMap<>();
    private final Map<Decision.Kind, Long> kinds = new HashMap<>();
    private final Map<Name, Item> writes = new HashMap<>();
    private final Set<Name> stamps = new HashSet<>();
    private final List<Decision.BoxChange> boxes = new ArrayList<>();

    Draft(Snapshot all) {
        this.all = all;
    }

    <T extends Item> Optional<T> read(Name name, Class<T> kind) {
        reads.put(name, all.stamp(name));
        return all.get(name, kind);
    }

    Optional<Session> session() {
        return read(Name.SESSION, Session.class);
    }

    Optional<Talk> talk(Name name) {
        return read(name, Talk.class);
    }

    Optional<Question> question(Name name) {
        return read(name, Question.class);
    }

    Map<Name.OfQuestion, Question> questions() {
        return whole(Decision.Kind.QUESTIONS, Name.OfQuestion.class, Question.class);
    }

    Map<Name.OfRemark, Remark> remarks() {
        return whole(Decision.Kind.REMARKS, Name.OfRemark.class, Remark.class);
    }

    /** The questions of one person; the others are not part of the decision, so a rush of askers does not hold itself up. */
    List<Question> questionsOf(Person asker) {
        var theirs = new ArrayList<Question>();
        all.items().forEach((name, stamped) -> {
            if (stamped.item() instanceof Question question && question.asker().equals(asker)) {
                reads.put(name, stamped.stamp());
                theirs.add(question);
            }
        });
        return theirs;
    }

    /** How many questions there are; a bound that two nodes may overstep together by a few. */
    long roughlyHowManyQuestions() {
        return all.items().keySet().stream()
                .filter(Name.OfQuestion.class::isInstance)
                .count();
    }

    /** Every talk that is known; talks are made with the session and never after, so that reading them one by one is reading all. */
    Map<Name.OfTalk, Talk> talks() {
        var talks = new HashMap<Name.OfTalk, Talk>();
        all.items().keySet().forEach(name -> {
            if (name instanceof Name.OfTalk talk) {
                talk(talk).ifPresent(its -> talks.put(talk, its));
            }
        });
        return talks;
    }

    private <N extends Name, T extends Item> Map<N, T> whole(Decision.Kind kind, Class<N> named, Class<T> type) {
        kinds.put(kind, all.version());
        var found = new HashMap<N, T>();
        all.items().forEach((name, stamped) -> {
            if (named.isInstance(name)) {
                found.put(named.cast(name), type.cast(stamped.item()));
            }
        });
        return found;
    }

    /** Whether the item was changed after the version that the sender saw; never, for a script that saw none. */
    boolean changedSince(@Nullable Long seen, Name name) {
        return seen != null && all.stamp(name) > seen;
    }

    /** Writes the item, and stamps the tally of a talk or question, of which a role sees as much as that item lets it. */
    Draft write(Name name, Item item) {
        writes.put(name, item);
        return name instanceof Box box ? stamp(box.tally()) : this;
    }

    Draft stamp(Name name) {
        stamps.add(name);
        return this;
    }

    Draft opens(Box box, String round, @Nullable Long closesAt) {
        boxes.add(new Decision.BoxChange.Opens(box, round, closesAt));
        return this;
    }

    Draft closes(Box box, long grace) {
        boxes.add(new Decision.BoxChange.Closes(box, grace));
        return this;
    }

    /** The decision to do what was drafted. */
    Decision put(String log) {
        return new Decision.Put(all.epoch(), reads, kinds, writes, stamps, boxes, log);
    }

    /** The decision that it is so already, which holds only if what was read still stands. */
    Decision already() {
        return new Decision.Put(all.epoch(), reads, kinds, Map.of(), Set.of(), List.of(), null);
    }

    static Decision refuse(Refusal refusal) {
        return new Decision.Refuse(refusal);
    }
}
