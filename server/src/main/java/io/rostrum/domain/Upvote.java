package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Voting a question up: {@code {"up":1}} counts, {@code {}} withdraws it. */
public record Upvote() implements Interaction {
    public static final String UP = "up";
    private static final Marks ONE = Marks.of(Map.of(UP, BigDecimal.ONE));

    @Override
    public Outcome count(Marks marks) {
        if (marks.isEmpty()) {
            return new Counters(List.of());
        }
        return marks.equals(ONE) ? new Counters(List.of(UP)) : new Refused(Refusal.BAD_MARKS);
    }
}
