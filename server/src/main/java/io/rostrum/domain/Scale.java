package io.rostrum.domain;

import java.math.BigDecimal;

/** The marks that may be given: from {@code min} to {@code max}, both included, in steps of {@code step} from {@code min}. */
public record Scale(BigDecimal min, BigDecimal max, BigDecimal step) {
    /** A histogram's bars must stay readable, and its counters below the store's limit. */
    public static final int MAX_MARKS = 101;

    public Scale {
        if (step.signum() <= 0 || max.compareTo(min) < 0) {
            throw new IllegalArgumentException("a scale goes up from min to max in steps above 0");
        }
        if (max.subtract(min).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MAX_MARKS)) >= 0) {
            throw new IllegalArgumentException("a scale has at most " + MAX_MARKS + " marks");
        }
        min = Marks.shortest(min);
        max = Marks.shortest(max);
        step = Marks.shortest(step);
    }

    public boolean has(BigDecimal mark) {
        return mark.compareTo(min) >= 0
                && mark.compareTo(max) <= 0
                && mark.subtract(min).remainder(step).signum() == 0;
    }
}
