package io.rostrum.domain;

import java.util.List;

/** A way of voting: it turns marks into the counters that they count towards, or refuses them. */
public sealed interface Interaction permits Scoring, Upvote {

    Outcome count(Marks marks);

    /** What became of the marks. */
    sealed interface Outcome {}

    record Counters(List<String> names) implements Outcome {
        public Counters {
            names = List.copyOf(names);
        }
    }

    record Refused(Refusal refusal) implements Outcome {}
}
