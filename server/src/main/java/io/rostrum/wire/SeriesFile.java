package io.rostrum.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import io.rostrum.domain.Programme;
import io.rostrum.domain.Programme.Meeting;
import io.rostrum.domain.Programme.PlannedTalk;
import io.rostrum.domain.Programme.Series;
import io.rostrum.domain.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A series as its organisers write it down, in JSON; read strictly, so that a slip of the pen is found before the meeting. */
public sealed interface SeriesFile {

    /** The longest talk, in minutes. */
    int LONGEST = 600;

    /** A file that can be worked with. */
    record Sound(Programme programme) implements SeriesFile {}

    /** A file that cannot, and where the first fault is, as in {@code sessions[3].talks[0].title is missing}. */
    record Broken(String fault) implements SeriesFile {}

    static SeriesFile read(String text) {
        try {
            // Some editors put a byte order mark before the first brace.
            Fields all = Json.object(text.startsWith("\uFEFF") ? text.substring(1) : text);
            Programme programme = programme(all);
            all.end();
            return new Sound(programme);
        } catch (Malformed fault) {
            return new Broken(fault.getMessage() + place(fault.getCause()));
        }
    }

    private static String place(@Nullable Throwable cause) {
        JsonLocation where = cause instanceof JacksonException json ? json.getLocation() : null;
        return where == null ? "" : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }

    private static Programme programme(Fields all) {
        Series series = series(all.object("series"));
        List<Meeting> sessions = all.objects("sessions", SeriesFile::meeting);
        Fields ahead = all.objectOrNull("next");
        Meeting next = ahead == null ? null : whole(ahead);
        List<String> questions = all.has("questions") ? all.texts("questions") : List.of();
        return all.checked(() -> distinct(new Programme(series, sessions, next, questions)));
    }

    private static Series series(Fields f) {
        var series = f.checked(() ->
                new Series(line(f, "title"), lineOrNull(f, "subtitle"), language(f), RuleJson.read(f.object("rule"))));
        f.end();
        return series;
    }

    private static String language(Fields f) {
        String tag = f.text("language");
        if (!Locale.forLanguageTag(tag).toLanguageTag().equals(tag) || tag.equals("und")) {
            throw new IllegalArgumentException("language is not a tag such as zh-Hans or en");
        }
        return tag;
    }

    private static Meeting whole(Fields f) {
        Meeting meeting = f.checked(() -> meeting(f));
        f.end();
        return meeting;
    }

    private static Meeting meeting(Fields f) {
        int number = between(1, f.small("number"), Integer.MAX_VALUE, "number is not above 0");
        String date = date(f.text("date"));
        String venue = lineOrNull(f, "venue");
        List<PlannedTalk> talks = f.objects("talks", SeriesFile::talk);
        if (talks.isEmpty()) {
            throw new IllegalArgumentException("talks is empty");
        }
        return new Meeting(number, date, venue, talks, lineOrNull(f, "reviewer"));
    }

    private static PlannedTalk talk(Fields f) {
        return new PlannedTalk(
                line(f, "title"),
                line(f, "speaker"),
                lineOrNull(f, "department"),
                between(1, f.small("minutes"), LONGEST, "minutes is not from 1 to " + LONGEST));
    }

    private static int between(int least, int number, int most, String fault) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(fault);
        }
        return number;
    }

    private static String date(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("date is not a day as in 2025-02-14", e);
        }
    }

    private static String line(Fields f, String name) {
        String kept = Text.kept(f.text(name));
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(name + " is empty");
        }
        return kept;
    }

    private static @Nullable String lineOrNull(Fields f, String name) {
        return f.has(name) ? line(f, name) : null;
    }

    private static Programme distinct(Programme programme) {
        if (programme.sessions().isEmpty() && programme.next() == null) {
            throw new IllegalArgumentException("there is no session in it");
        }
        var numbers = new HashSet<Integer>();
        for (Meeting meeting : programme.sessions()) {
            insistOnNew(numbers, meeting.number());
        }
        if (programme.next() != null) {
            insistOnNew(numbers, programme.next().number());
        }
        return programme;
    }

    private static void insistOnNew(Set<Integer> numbers, int number) {
        if (!numbers.add(number)) {
            throw new IllegalArgumentException("two sessions have the number " + number);
        }
    }
}
