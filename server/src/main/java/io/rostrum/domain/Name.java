package io.rostrum.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name of an item in a session's map; its string form is the same in Redis and on the wire. */
public sealed interface Name permits Box, Name.OfSession, Name.OfRemark, Name.OfTally, Name.OfMine, Name.OfPresence {
    /** The session itself. */
    Name SESSION = new OfSession();

    /** How many are here. */
    Name PRESENCE = new OfPresence();

    record OfSession() implements Name {
        @Override
        public String toString() {
            return "session";
        }
    }

    record OfTalk(String talk) implements Box {
        public OfTalk {
            Forms.require(Forms.TALK, talk);
        }

        @Override
        public String toString() {
            return "talk/" + talk;
        }
    }

    record OfQuestion(String question) implements Box {
        public OfQuestion {
            Forms.require(Forms.QUESTION, question);
        }

        @Override
        public String toString() {
            return "question/" + question;
        }
    }

    record OfRemark(String talk, String reviewer) implements Name {
        public OfRemark {
            Forms.require(Forms.TALK, talk);
            Forms.require(Forms.TALK, reviewer);
        }

        @Override
        public String toString() {
            return "remark/" + talk + "/" + reviewer;
        }
    }

    record OfTally(Box box) implements Name {
        @Override
        public String toString() {
            return "tally/" + box;
        }
    }

    /** A question as its asker alone sees it; on the wire only. */
    record OfMine(OfQuestion question) implements Name {
        @Override
        public String toString() {
            return "mine/" + question;
        }
    }

    /** On the wire only. */
    record OfPresence() implements Name {
        @Override
        public String toString() {
            return "presence";
        }
    }

    /** The name that the text stands for; empty if it stands for none. */
    static Optional<Name> parse(String text) {
        if (text.length() > Forms.LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(read(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable Name read(String text) {
        if (text.equals("session")) {
            return SESSION;
        }
        if (text.equals("presence")) {
            return PRESENCE;
        }
        int slash = text.indexOf('/');
        return slash < 0 ? null : readParts(text.substring(0, slash), text.substring(slash + 1));
    }

    private static @Nullable Name readParts(String kind, String rest) {
        return switch (kind) {
            case "talk" -> new OfTalk(rest);
            case "question" -> new OfQuestion(rest);
            case "remark" -> readRemark(rest);
            case "tally" -> Box.parse(rest).map(OfTally::new).orElse(null);
            case "mine" -> read(rest) instanceof OfQuestion question ? new OfMine(question) : null;
            default -> null;
        };
    }

    private static @Nullable Name readRemark(String rest) {
        int slash = rest.indexOf('/');
        return slash < 0 ? null : new OfRemark(rest.substring(0, slash), rest.substring(slash + 1));
    }

    /** The forms of the parts of a name: nothing that could end a key or a line in Redis. */
    final class Forms {
        /** Above the longest name that there is; one as long as a frame would be read into ever deeper. */
        static final int LONGEST = 64;

        static final Pattern TALK = Pattern.compile("[0-9a-z]{1,16}");
        static final Pattern QUESTION = Pattern.compile("q[0-9a-z]{1,31}");

        private Forms() {}

        static void require(Pattern form, String text) {
            if (!form.matcher(text).matches()) {
                throw new IllegalArgumentException("not a name");
            }
        }
    }
}
