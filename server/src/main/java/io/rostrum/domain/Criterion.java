package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** One thing that a talk is scored on, with its weight among the criteria and its name by language tag. */
public record Criterion(String id, BigDecimal weight, Map<String, String> name) {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,24}");

    public Criterion {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a criterion's id is 1 to 24 letters and digits");
        }
        if (weight.signum() <= 0) {
            throw new IllegalArgumentException("a criterion's weight is above 0");
        }
        name = Map.copyOf(name);
    }
}
