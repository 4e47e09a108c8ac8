package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.List;

/** Scoring a talk by its rule: a mark on the scale for each criterion, left out if skipped; counted by voting group. */
public record Scoring(Rule rule, String group) implements Interaction {
    static final String SKIP = "skip";

    @Override
    public Outcome count(Marks marks) {
        if (!marks.values().entrySet().stream().allMatch(mark -> fits(mark.getKey(), mark.getValue()))) {
            return new Refused(Refusal.BAD_MARKS);
        }
        return new Counters(
                marks.isEmpty()
                        ? List.of()
                        : rule.criteria().stream()
                                .map(criterion -> counter(criterion, marks))
                                .toList());
    }

    private boolean fits(String criterion, BigDecimal mark) {
        return rule.criteria().stream().anyMatch(known -> known.id().equals(criterion))
                && rule.scale().has(mark);
    }

    private String counter(Criterion criterion, Marks marks) {
        BigDecimal mark = marks.values().get(criterion.id());
        return group + ":" + criterion.id() + "/" + (mark == null ? SKIP : mark.toPlainString());
    }
}
