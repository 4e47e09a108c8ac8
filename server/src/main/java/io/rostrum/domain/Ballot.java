package io.rostrum.domain;

import java.util.List;

/**
 * What one person says in one round of a box; casting again with a higher {@code seq} replaces it.
 *
 * @param seq counts the person's ballots in this box and round, from 1
 * @param counters what it counts towards, made from the marks by the box's {@link Interaction}; none for {@code {}}
 */
public record Ballot(Person person, Box box, String round, long seq, Marks marks, List<String> counters) {
    public Ballot {
        counters = List.copyOf(counters);
    }

    /** A ballot as the store holds it. */
    public record Cast(String round, long seq, Marks marks) {}
}
