package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Scoring a talk by its rule: a mark on the scale for each criterion, left out if skipped; counted by voting group. */
public record Scoring(Rule rule, String group) implements Interaction {
    static final String SKIP = "skip";

    @Override
    public Outcome count(Marks marks) {
        var counters = new ArrayList<String>();
        int known = 0;
        for (Criterion criterion : rule.criteria()) {
            BigDecimal mark = marks.values().get(criterion.id());
            if (mark != null && !rule.scale().has(mark)) {
                return new Refused(Refusal.BAD_MARKS);
            }
            known += mark == null ? 0 : 1;
            counters.add(group + ":" + criterion.id() + "/" + (mark == null ? SKIP : mark.toPlainString()));
        }
        return known < marks.values().size()
                ? new Refused(Refusal.BAD_MARKS)
                : new Counters(marks.isEmpty() ? List.of() : counters);
    }
}
