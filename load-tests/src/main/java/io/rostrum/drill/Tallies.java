package io.rostrum.drill;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tallies that follow from everybody's ballots, counted without any of the server's code. */
final class Tallies {
    private static final List<String> CRITERIA = List.of("conception", "analysis", "fit", "guidance");

    private Tallies() {}

    /** For each box that somebody has voted in its tally item. */
    static Map<String, JsonObject> expected(Map<Ledger.Account, Vote> ballots) {
        var tallies = new TreeMap<String, JsonObject>();
        ballots.forEach((account, vote) -> {
            JsonObject tally = tallies.computeIfAbsent("tally/" + account.box(), Tallies::empty);
            if (!vote.marks().isEmpty()) {
                count(tally, vote);
            }
        });
        return tallies;
    }

    private static JsonObject empty(String name) {
        return name.startsWith("tally/question/")
                ? new JsonObject().put("up", 0)
                : new JsonObject().put("turnout", 0).put("audience", new JsonObject());
    }

    private static void count(JsonObject tally, Vote vote) {
        if (tally.containsKey("up")) {
            add(tally, "up");
            return;
        }
        add(tally, "turnout");
        for (String criterion : CRITERIA) {
            Integer mark = vote.marks().get(criterion);
            JsonObject all = tally.getJsonObject("audience");
            all.put(criterion, all.getJsonObject(criterion, new JsonObject()));
            add(all.getJsonObject(criterion), mark == null ? "skip" : mark.toString());
        }
    }

    private static void add(JsonObject counts, String counter) {
        counts.put(counter, counts.getInteger(counter, 0) + 1);
    }

    /** What a tally item on a moderator's screen says that was counted, without the score. */
    static JsonObject counted(JsonObject item) {
        return item.containsKey("up")
                ? item
                : new JsonObject()
                        .put("turnout", item.getInteger("turnout"))
                        .put("audience", item.getJsonObject("counts").getJsonObject("audience"));
    }
}
