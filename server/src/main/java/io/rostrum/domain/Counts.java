package io.rostrum.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The counters of a talk's tally as histograms, by voting group and criterion. */
public record Counts(Map<String, Map<String, Histogram>> histograms) {

    /** Reads counters such as {@code audience:conception/9}. */
    static Counts of(Map<String, Integer> counters) {
        var groups = new TreeMap<String, Map<String, Map<String, Integer>>>();
        counters.forEach((counter, count) -> {
            int colon = counter.indexOf(':');
            int slash = counter.indexOf('/', colon);
            groups.computeIfAbsent(counter.substring(0, colon), _ -> new TreeMap<>())
                    .computeIfAbsent(counter.substring(colon + 1, slash), _ -> new HashMap<>())
                    .put(counter.substring(slash + 1), count);
        });
        return new Counts(each(groups, criteria -> each(criteria, Histogram::of)));
    }

    private static <A, B> Map<String, B> each(Map<String, A> map, Function<A, B> function) {
        var values = new TreeMap<String, B>();
        map.forEach((name, value) -> values.put(name, function.apply(value)));
        return values;
    }

    Histogram of(String group, String criterion) {
        return histograms.getOrDefault(group, Map.of()).getOrDefault(criterion, Histogram.EMPTY);
    }
}
