package io.rostrum.domain;

/**
 * What a signed pass says of whoever joins: role, session and person; the private link that it came from with that link's
 * generation; and when it expires, in ms since 1970.
 *
 * @param link the name of the private link ({@code moderator}, {@code reviewer/a}), or {@code code} for the session's code
 * @param generation raised when the link is renewed, so that passes of the old link end
 */
public record Pass(Role role, SessionId session, Person person, String link, int generation, long expires) {
    /** The link of those who come by the session's code. */
    public static final String BY_CODE = "code";

    /** Role and short pseudonym, as the audit log names whoever acted. */
    public String who() {
        return role.word() + " " + person.brief();
    }

    /** The part of the link behind the slash: which of several reviewers this is. */
    public String seat() {
        return link.substring(link.indexOf('/') + 1);
    }
}
