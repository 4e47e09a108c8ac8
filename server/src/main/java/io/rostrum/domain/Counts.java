package io.rostrum.domain;

import java.util.Map;
import java.util.TreeMap;

/** The counters of a talk's tally as histograms, by voting group and criterion. */
public record Counts(Map<String, Map<String, Histogram>> histograms) {

    /** Reads counters such as {@code audience:conception/9}. */
    static Counts of(Map<String, Integer> counters) {
        var histograms = new TreeMap<String, Map<String, Histogram>>();
        counters.forEach((counter, count) -> {
            int colon = counter.indexOf(':');
            int slash = counter.indexOf('/', colon);
            var group = histograms.computeIfAbsent(counter.substring(0, colon), _ -> new TreeMap<>());
            String criterion = counter.substring(colon + 1, slash);
            group.put(
                    criterion,
                    group.getOrDefault(criterion, Histogram.EMPTY).with(counter.substring(slash + 1), count));
        });
        return new Counts(histograms);
    }

    Histogram of(String group, String criterion) {
        return histograms.getOrDefault(group, Map.of()).getOrDefault(criterion, Histogram.EMPTY);
    }
}
