package io.rostrum.drill;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a phone remembers of one box in one round: the last ballot that was acknowledged, with its receipt, and the last that was
 * said. Used by one event loop only.
 */
final class Outbox {
    /** A ballot to be sent; with its receipt if it was acknowledged before. */
    record Cast(Vote vote, @Nullable String receipt) {}

    private final String round;
    private long highest;
    private @Nullable Cast acknowledged;
    private @Nullable Cast said;
    private boolean again;

    Outbox(String round) {
        this.round = round;
    }

    String round() {
        return round;
    }

    Vote say(SortedMap<String, Integer> marks) {
        var vote = new Vote(++highest, marks);
        said = new Cast(vote, null);
        return vote;
    }

    /** Meets what a Welcome holds; an older ballot never takes the place of a newer one. */
    void meet(@Nullable Cast held) {
        Cast mine = acknowledged;
        if (mine != null && (held == null || held.vote().seq() < mine.vote().seq())) {
            again = true;
        } else if (held != null) {
            acknowledge(held);
        }
    }

    void acknowledge(Cast cast) {
        acknowledged = cast;
        again = false;
        highest = Math.max(highest, cast.vote().seq());
        if (said != null && said.vote().seq() <= cast.vote().seq()) {
            said = null;
        }
    }

    /** What was said is refused, and the acknowledged ballot stands; or that one is lost for good. */
    void refused(Vote vote) {
        if (again && acknowledged != null && acknowledged.vote().equals(vote)) {
            again = false;
        } else if (said != null && said.vote().equals(vote)) {
            said = null;
        }
    }

    /** What to send next: what the server has lost first, then the last said. */
    @Nullable Cast next() {
        return again ? acknowledged : said;
    }

    boolean isAgain() {
        return again;
    }
}
