package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a ballot says: a number for each mark, keys sorted and decimals in their shortest form, so that equal ballots are equal texts. */
public record Marks(SortedMap<String, BigDecimal> values) {
    public static final Marks NONE = new Marks(new TreeMap<>());

    public Marks {
        var shortest = new TreeMap<String, BigDecimal>();
        values.forEach((mark, value) -> shortest.put(mark, shortest(value)));
        values = Collections.unmodifiableSortedMap(shortest);
    }

    public static Marks of(Map<String, BigDecimal> values) {
        return new Marks(new TreeMap<>(values));
    }

    /** The number without trailing zeros and never in exponent form: 9.50 is 9.5, 1E+1 is 10. */
    public static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
