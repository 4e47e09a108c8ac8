package io.rostrum.drill;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/** What the store holds and what screens show, against what everybody said and was acknowledged. */
record Comparison(Gathering people) {
    /** Phones that come in once more at a time; each takes a few descriptors, of which a process may have twenty thousand. */
    private static final int AT_ONCE = 1_000;

    /** Where the store does not keep what was promised up to now; to be asked at any moment while Redis runs. */
    List<String> brokenPromises() {
        Map<Ledger.Account, Vote> promised = acknowledged();
        try (Truth truth = people.truth()) {
            Map<Ledger.Account, Vote> stored = truth.ballots(people.persons());
            var broken = new ArrayList<>(crowd().ask(() -> crowd().ledger().broken(promised, stored)));
            broken.addAll(truth.recount().faults());
            return broken;
        }
    }

    private Crowd crowd() {
        return people.crowd();
    }

    private Map<Ledger.Account, Vote> acknowledged() {
        return crowd().ask(() -> crowd().ledger().acknowledged());
    }

    /** When all have quieted: where store, tallies and screens differ from the last acknowledged of everybody. */
    List<String> disagreements() {
        var found = new ArrayList<>(brokenPromises());
        Map<Ledger.Account, Vote> acknowledged = acknowledged();
        try (Truth truth = people.truth()) {
            found.addAll(differences("a ballot", acknowledged, truth.ballots(people.persons())));
        }
        if (!found.isEmpty()) {
            return found; // what the store has wrong no screen will ever show right
        }
        Map<String, JsonObject> expected = Tallies.expected(acknowledged);
        found.addAll(inTheEnd(() -> tallies(expected)));
        found.addAll(staleScreens());
        return found;
    }

    /** Screens come a moment after the store: what is found at last, or nothing as soon as nothing is. */
    private static List<String> inTheEnd(Supplier<List<String>> found) {
        try {
            return await().atMost(Crowd.SOON).until(found::get, List::isEmpty);
        } catch (ConditionTimeoutException never) {
            return found.get();
        }
    }

    private List<String> tallies(Map<String, JsonObject> expected) {
        var shown = new TreeMap<String, JsonObject>();
        expected.keySet().forEach(name -> shown.put(name, Tallies.counted(people.item(name))));
        return differences("a tally", expected, shown);
    }

    private static <K, V> List<String> differences(String what, Map<K, V> expected, Map<K, V> found) {
        var different = new ArrayList<String>();
        expected.forEach((key, value) -> {
            if (!value.equals(found.get(key))) {
                different.add("%s of %s is %s, and ought to be %s".formatted(what, key, found.get(key), value));
            }
        });
        found.keySet().stream()
                .filter(key -> !expected.containsKey(key))
                .forEach(key -> different.add(what + " of " + key + " is of nobody"));
        return different;
    }

    /** Whoever comes with nothing is given what everybody holds. */
    private List<String> staleScreens() {
        List<Phone> phones = crowd().ask(() ->
                crowd().phones().stream().filter(phone -> !phone.isGone()).toList());
        var stale = new ArrayList<String>();
        for (int from = 0; from < phones.size(); from += AT_ONCE) {
            stale.addAll(staleScreens(phones.subList(from, Math.min(phones.size(), from + AT_ONCE))));
        }
        return stale;
    }

    private List<String> staleScreens(List<Phone> phones) {
        List<Connection> fresh = people.comeOnceMore(phones);
        List<String> stale = inTheEnd(() -> crowd().ask(() -> stale(phones, fresh)));
        crowd().run(() -> fresh.forEach(Connection::leave));
        return stale;
    }

    private static List<String> stale(List<Phone> phones, List<Connection> fresh) {
        return IntStream.range(0, fresh.size())
                .filter(i ->
                        !fresh.get(i).items().equals(phones.get(i).connection().items()))
                .mapToObj(i -> "the screen of " + phones.get(i).person() + " is not what the store holds")
                .toList();
    }
}
