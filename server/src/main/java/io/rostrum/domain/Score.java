package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The score of a talk, exactly. For each group and criterion the mean of the marks without the floor(trim × n) lowest and as
 * many of the highest; for each group the mean of its criteria that have a value, by their weights; for the talk the mean of
 * the groups that have a score, by theirs. Skips are not marks, and n = 0 gives no value.
 */
public record Score(
        Optional<Ratio> overall,
        Map<String, Optional<Ratio>> groups,
        Map<String, Map<String, Optional<Value>>> criteria) {

    /** What n marks come to: their mean, and their mean without the trimmed ends. */
    public record Value(int n, Ratio mean, Ratio trimmed) {}

    private record Weighted(BigDecimal weight, Optional<Ratio> value) {}

    public static Score of(Rule rule, Counts counts) {
        var criteria = new LinkedHashMap<String, Map<String, Optional<Value>>>();
        var groups = new LinkedHashMap<String, Optional<Ratio>>();
        for (Group group : rule.groups()) {
            var values = values(rule, criterion -> counts.of(group.id(), criterion));
            criteria.put(group.id(), values);
            groups.put(group.id(), groupScore(rule, values));
        }
        return new Score(
                mean(rule.groups().stream()
                        .map(group -> new Weighted(group.weight(), groups.getOrDefault(group.id(), Optional.empty())))
                        .toList()),
                groups,
                criteria);
    }

    private static Map<String, Optional<Value>> values(Rule rule, Function<String, Histogram> histograms) {
        var values = new LinkedHashMap<String, Optional<Value>>();
        rule.criteria().forEach(criterion -> values.put(criterion.id(), value(rule, histograms.apply(criterion.id()))));
        return values;
    }

    private static Optional<Value> value(Rule rule, Histogram marks) {
        int n = marks.n();
        int cut = rule.trim().multiply(BigDecimal.valueOf(n)).intValue();
        return n == 0 ? Optional.empty() : Optional.of(new Value(n, marks.mean(0), marks.mean(cut)));
    }

    private static Optional<Ratio> groupScore(Rule rule, Map<String, Optional<Value>> values) {
        return mean(rule.criteria().stream()
                .map(criterion -> new Weighted(
                        criterion.weight(),
                        values.getOrDefault(criterion.id(), Optional.empty()).map(Value::trimmed)))
                .toList());
    }

    private static Optional<Ratio> mean(List<Weighted> parts) {
        Ratio sum = Ratio.ZERO;
        Ratio weights = Ratio.ZERO;
        for (Weighted part : parts) {
            if (part.value().isPresent()) {
                Ratio weight = Ratio.of(part.weight());
                sum = sum.plus(part.value().get().times(weight));
                weights = weights.plus(weight);
            }
        }
        return weights.compareTo(Ratio.ZERO) == 0 ? Optional.empty() : Optional.of(sum.by(weights));
    }
}
