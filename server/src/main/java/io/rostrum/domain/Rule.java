package io.rostrum.domain;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a talk is scored; it belongs to the series and is frozen into the talk when its box first opens.
 *
 * @param trim the share of the marks left out at each end, 0 to 0.25
 * @param minimumTurnout the number of ballots under which nobody sees values
 */
public record Rule(
        Scale scale,
        List<Criterion> criteria,
        BigDecimal trim,
        List<Group> groups,
        int minimumTurnout,
        RevealMode reveal) {
    private static final BigDecimal MAX_TRIM = new BigDecimal("0.25");

    /** Four fit a small phone; more than this fits none, and the store bounds the counters of a tally. */
    public static final int MAX_CRITERIA = 12;

    public Rule {
        criteria = List.copyOf(criteria);
        groups = List.copyOf(groups);
        if (criteria.isEmpty()
                || criteria.size() > MAX_CRITERIA
                || repeats(criteria.stream().map(Criterion::id))) {
            throw new IllegalArgumentException("a rule has 1 to " + MAX_CRITERIA + " criteria, each id once");
        }
        if (groups.isEmpty() || repeats(groups.stream().map(Group::id))) {
            throw new IllegalArgumentException("a rule has at least one group, each id once");
        }
        if (trim.signum() < 0 || trim.compareTo(MAX_TRIM) > 0) {
            throw new IllegalArgumentException("trim is from 0 to 0.25");
        }
        if (minimumTurnout < 0) {
            throw new IllegalArgumentException("minimumTurnout is not below 0");
        }
    }

    private static boolean repeats(Stream<String> ids) {
        var seen = new HashSet<String>();
        return !ids.allMatch(seen::add);
    }

    /** Whether somebody of this role scores: a group of the rule has the role's name. */
    public boolean lets(Role role) {
        return role.group()
                .filter(group -> groups.stream().anyMatch(known -> known.id().equals(group)))
                .isPresent();
    }
}
