package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How often each mark was given to one criterion by one group, with how many skipped it. */
public record Histogram(NavigableMap<BigDecimal, Integer> marks, int skipped) {
    public static final Histogram EMPTY = new Histogram(new TreeMap<>(), 0);

    public Histogram {
        marks = Collections.unmodifiableNavigableMap(new TreeMap<>(marks));
    }

    /** From how often each mark was given, as the counters name it. */
    static Histogram of(Map<String, Integer> bars) {
        var marks = new TreeMap<BigDecimal, Integer>();
        bars.forEach((mark, count) -> {
            if (!mark.equals(Scoring.SKIP)) {
                marks.put(new BigDecimal(mark), count);
            }
        });
        return new Histogram(marks, bars.getOrDefault(Scoring.SKIP, 0));
    }

    /** How many marks were given; a skip is none. */
    public int n() {
        return marks.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The mean of the marks without the {@code cut} lowest and the {@code cut} highest, of which fewer than half are cut. */
    Ratio mean(int cut) {
        int last = n() - cut;
        int seen = 0;
        BigDecimal sum = BigDecimal.ZERO;
        for (var bar : marks.entrySet()) {
            int kept = Math.min(seen + bar.getValue(), last) - Math.max(seen, cut);
            sum = sum.add(bar.getKey().multiply(BigDecimal.valueOf(Math.max(0, kept))));
            seen += bar.getValue();
        }
        return Ratio.of(sum).by(Ratio.of(last - cut));
    }
}
