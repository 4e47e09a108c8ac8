package io.rostrum.rehearsal;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whose hands move the stage: it knows what the rehearsal's moderator meant to do, and so sees what somebody else did. Used by one event loop only. */
final class Hands {

    /** What of the stage is moved by hand. The timer is not: whoever stops it only wants more time. */
    record Sight(
            String phase, @Nullable String talk, @Nullable String spotlight) {
        static Sight of(JsonObject stage) {
            return new Sight(stage.getString("phase"), stage.getString("talk"), stage.getString("spotlight"));
        }

        /** A spotlight goes out by itself when its question leaves the queue. */
        private boolean isOr(Sight intended) {
            return phase.equals(intended.phase)
                    && Objects.equals(talk, intended.talk)
                    && (spotlight == null || spotlight.equals(intended.spotlight));
        }
    }

    private final Deque<Sight> intended = new ArrayDeque<>();
    private boolean others;

    /** What is about to be done; it shows some time later, or, if it was refused, never. */
    void intendMove(String phase, @Nullable String talk) {
        Sight last = intended.getLast();
        intended.add(new Sight(phase, talk, Objects.equals(talk, last.talk()) ? last.spotlight() : null));
    }

    void intendLight(@Nullable String question) {
        Sight last = intended.getLast();
        intended.add(new Sight(last.phase(), last.talk(), question));
    }

    /** Looks at the stage as it is now; the first look is at what there was before anybody did anything. */
    void see(JsonObject stage) {
        Sight seen = Sight.of(stage);
        if (intended.isEmpty()) {
            intended.add(seen);
        }
        if (intended.stream().noneMatch(seen::isOr)) {
            others = true;
        }
        while (!others && !seen.isOr(intended.getFirst())) {
            intended.removeFirst();
        }
    }

    /** Whether anybody else has moved the stage, ever. */
    boolean areOthers() {
        return others;
    }
}
