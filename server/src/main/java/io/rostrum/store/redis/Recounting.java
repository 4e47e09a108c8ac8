package io.rostrum.store.redis;

import io.rostrum.store.Store;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Counts all ballots of a session anew and compares with its tallies. */
final class Recounting {
    private final Map<String, Map<String, Integer>> counted = new HashMap<>();

    private Recounting() {}

    /** Compares what {@code recount.lua} gave. */
    static Store.Recount of(Response reply) {
        var recounting = new Recounting();
        Response ballots = reply.get(1);
        for (int i = 0; i < ballots.size(); i += 2) {
            recounting.count(ballots.get(i).toString(), ballots.get(i + 1).toString());
        }
        return new Store.Recount(
                (int) Replies.whole(reply.get(0)), ballots.size() / 2, recounting.faults(reply.get(2)));
    }

    /** A ballot without counters was withdrawn or skips everything, and is no part of the turnout. */
    private void count(String boxAtRound, String ballot) {
        String counters = ballot.split("\n", 3)[2];
        if (!counters.isEmpty()) {
            var tally = counted.computeIfAbsent(boxAtRound, _ -> new HashMap<>());
            counters.lines().forEach(counter -> tally.merge(counter, 1, Integer::sum));
            tally.merge(Replies.TURNOUT, 1, Integer::sum);
        }
    }

    private List<String> faults(Response tallies) {
        var faults = new ArrayList<String>();
        for (int i = 0; i < tallies.size(); i += 2) {
            String boxAtRound = tallies.get(i).toString();
            faults.addAll(faults(
                    boxAtRound, Replies.counters(tallies.get(i + 1)), counted.getOrDefault(boxAtRound, Map.of())));
        }
        return faults;
    }

    private static List<String> faults(String boxAtRound, Map<String, Integer> tally, Map<String, Integer> recount) {
        var counters = new TreeSet<>(tally.keySet());
        counters.addAll(recount.keySet());
        return counters.stream()
                .filter(counter -> !tally.getOrDefault(counter, 0).equals(recount.getOrDefault(counter, 0)))
                .map(counter -> "%s: %s is %d in the tally and %d in the ballots"
                        .formatted(
                                boxAtRound,
                                counter.equals(Replies.TURNOUT) ? "the turnout" : counter,
                                tally.getOrDefault(counter, 0),
                                recount.getOrDefault(counter, 0)))
                .toList();
    }
}
