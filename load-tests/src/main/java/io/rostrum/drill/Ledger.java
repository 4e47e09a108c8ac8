package io.rostrum.drill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every voter said and what was acknowledged to them, noted outside of the server. Used by one event loop only. */
final class Ledger {
    /** One voter's ballots in one box and round. */
    record Account(String person, String box, String round) {}

    private final Map<Account, TreeMap<Long, Vote>> said = new HashMap<>();
    private final Map<Account, Vote> acknowledged = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long acknowledgements;

    void says(Account account, Vote vote) {
        said.computeIfAbsent(account, _ -> new TreeMap<>()).put(vote.seq(), vote);
    }

    void acknowledges(Account account, Vote vote) {
        acknowledgements++;
        acknowledged.merge(account, vote, (before, now) -> now.seq() < before.seq() ? before : now);
        if (!vote.equals(said(account, vote.seq()))) {
            faults.add(account + " never said what was acknowledged: " + vote);
        }
    }

    private @Nullable Vote said(Account account, long seq) {
        var theirs = said.get(account);
        return theirs == null ? null : theirs.get(seq);
    }

    long acknowledgements() {
        return acknowledgements;
    }

    /** The newest acknowledged of each account, as of now. */
    Map<Account, Vote> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /**
     * With these persons all is gone that they were acknowledged and that is not in what was kept.
     *
     * @return how many ballots that is
     */
    int loses(Collection<String> persons, Map<Account, Vote> kept) {
        List<Account> lost = acknowledged.entrySet().stream()
                .filter(entry -> persons.contains(entry.getKey().person()))
                .filter(entry -> !entry.getValue().equals(kept.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        lost.forEach(account -> acknowledged.compute(account, (_, _) -> kept.get(account)));
        return lost.size();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * Where the store breaks a promise: what it holds is, for each account, the newest that was acknowledged by the given moment or
     * one that the same voter said after it.
     */
    List<String> broken(Map<Account, Vote> promised, Map<Account, Vote> stored) {
        var broken = new ArrayList<>(faults);
        promised.forEach((account, vote) -> {
            Vote held = stored.get(account);
            if (held == null || held.seq() < vote.seq()) {
                broken.add(account + " was acknowledged " + vote + ", and the store holds " + held);
            }
        });
        stored.forEach((account, held) -> {
            if (!held.equals(said(account, held.seq()))) {
                broken.add(account + " never said what the store holds: " + held);
            }
        });
        return broken;
    }
}
