package io.rostrum.domain;

import java.util.Locale;
import java.util.Optional;

/** What somebody is in a session; it decides what they may do and what they see. */
public enum Role {
    ATTENDEE,
    SPEAKER,
    REVIEWER,
    PROJECTOR,
    MODERATOR;

    /** Whether this role may give the command at all; the command's own rules come after. */
    public boolean may(Command command) {
        return switch (command) {
            case Command.Join _ -> true;
            case Command.Cast _ -> this == ATTENDEE || this == REVIEWER;
            case Command.Ask _ -> this == ATTENDEE || this == MODERATOR;
            case Command.Withdraw _ -> this == ATTENDEE;
            case Command.Remark _ -> this == REVIEWER;
            case Command.OfModerator _ -> this == MODERATOR;
        };
    }

    /** The voting group of this role: the group of a rule that a ballot of this role counts in; none if it never scores. */
    public Optional<String> group() {
        return switch (this) {
            case ATTENDEE -> Optional.of("audience");
            case REVIEWER -> Optional.of("reviewer");
            case SPEAKER, PROJECTOR, MODERATOR -> Optional.empty();
        };
    }

    /** Whether this role gets in by a private link rather than by the session's code. */
    public boolean byPrivateLink() {
        return this != ATTENDEE;
    }

    /** The name on the wire, such as {@code attendee}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
