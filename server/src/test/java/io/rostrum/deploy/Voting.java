package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.domain.Links;
import io.vertx.core.json.JsonObject;

/** What people do in a room whose first talk is being scored. */
final class Voting {
    static final JsonObject MARKS = new JsonObject()
            .put("conception", 5)
            .put("analysis", 5)
            .put("fit", 5)
            .put("guidance", 5);

    private Voting() {}

    /** The moderator lets the first talk be scored. */
    static void open(Links links) throws Exception {
        open(links.base(), links);
    }

    static void open(String base, Links links) throws Exception {
        String pass = Phone.pass(base, links.code(), "moderator", links.keys().moderator(), 0);
        try (var moderator = Phone.join(base, links.code(), pass)) {
            JsonObject answer = moderator.ask(
                    new JsonObject().put("t", "Move").put("phase", "scoring").put("talk", "1"));
            assertThat(answer.getString("t")).as(answer.encode()).isEqualTo("Ok");
        }
    }

    static Phone phone(Links links, int device) throws Exception {
        return phone(links.base(), links, device);
    }

    /** A device that has joined with a pass of its own. */
    static Phone phone(String base, Links links, int device) throws Exception {
        return Phone.join(base, links.code(), Phone.pass(base, links.code(), "attendee", "", device));
    }

    /** Scores the first talk, the same again if it has been done, and gives the answer. */
    static JsonObject vote(Phone phone) throws Exception {
        String round =
                phone.welcome().getJsonObject("items").getJsonObject("talk/1").getString("round");
        return phone.ask(new JsonObject()
                .put("t", "Cast")
                .put("box", "talk/1")
                .put("round", round)
                .put("seq", 1)
                .put("marks", MARKS));
    }
}
