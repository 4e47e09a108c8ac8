package io.rostrum.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the talks of a rehearsal deserve, one opinion for the whole room. Used by one event loop only. */
final class Qualities {
    private final RandomGenerator chance;
    private final Map<String, Temper.Quality> byRound = new HashMap<>();

    Qualities(RandomGenerator chance) {
        this.chance = chance;
    }

    Temper.Quality of(String round, List<String> criteria) {
        return byRound.computeIfAbsent(round, _ -> Temper.quality(criteria, chance));
    }
}
