package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a ballot says: a number for each mark, keys sorted and decimals in their shortest form, so that equal ballots are equal texts. */
public record Marks(SortedMap<String, BigDecimal> values) {
    public static final Marks NONE = new Marks(new TreeMap<>());

    private static final int MAX_DIGITS = 20;

    public Marks {
        var shortest = new TreeMap<String, BigDecimal>();
        values.forEach((mark, value) -> shortest.put(mark, shortest(value)));
        values = Collections.unmodifiableSortedMap(shortest);
    }

    public static Marks of(Map<String, BigDecimal> values) {
        return new Marks(new TreeMap<>(values));
    }

    /**
     * The number without trailing zeros and never in exponent form: 9.50 is 9.5, 1E+1 is 10.
     *
     * @throws IllegalArgumentException for a number that is on no scale, such as 1E+999999999, which in full would fill the memory
     */
    public static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.precision() > MAX_DIGITS || Math.abs((long) stripped.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("a mark has at most " + MAX_DIGITS + " digits");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }
}
