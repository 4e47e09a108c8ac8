package io.rostrum.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a series file holds: the series, the meetings that were, and the one that comes next.
 *
 * @param questions questions for a rehearsal
 */
public record Programme(
        Series series, List<Meeting> sessions, @Nullable Meeting next, List<String> questions) {
    public Programme {
        sessions = List.copyOf(sessions);
        questions = List.copyOf(questions);
    }

    /** A series of meetings with one rule. */
    public record Series(String title, @Nullable String subtitle, String language, Rule rule) {}

    /** One meeting (期) as it is planned. */
    public record Meeting(
            int number,
            String date,
            @Nullable String venue,
            List<PlannedTalk> talks,
            @Nullable String reviewer) {
        public Meeting {
            talks = List.copyOf(talks);
        }
    }

    /** A talk as it is planned. */
    public record PlannedTalk(
            String title, String speaker, @Nullable String department, int minutes) {}
}
