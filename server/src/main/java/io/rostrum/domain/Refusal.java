package io.rostrum.domain;

/** Why a command was not carried out: a closed list, each with what the client is to do. */
public enum Refusal {
    TRY_AGAIN("Nothing is known to have changed; send the same command again after retryAfter."),
    TOO_FAST("This pass sends more than its limit; send the same command again after retryAfter."),
    TOO_MANY("This person has as many waiting questions as one may have; wait for an answer or withdraw one."),
    TOO_LONG("The text is longer than it may be; shorten it."),
    EMPTY("Nothing is left of the text without white space and control characters; write something."),
    BAD_MARKS("The marks are not on the scale of this box, or of another box; let the person choose again."),
    NOT_ALLOWED("This role may not do that; do not offer it."),
    JOIN_FIRST("This socket has not joined a session; send Join."),
    EXPIRED("The pass is not valid, or no longer; get a new one and join again on the same socket."),
    LOCKED("The door is locked for newcomers; tell the person to ask the moderator."),
    NO_SUCH_ITEM("There is no such talk or question here for this role; drop it."),
    CHANGED("It changed since it was seen; show the new state, which is on its way, and let the person decide again."),
    CLOSED("Ballots and questions are no longer taken here; what was acknowledged before stands."),
    OLDER("Another ballot with this or a higher seq is stored; it comes with this refusal and is the one that counts."),
    FULL("This box or queue holds as much as it may; what is there stays.");

    private final String advice;

    Refusal(String advice) {
        this.advice = advice;
    }

    /** What the client is to do, in one sentence. */
    public String advice() {
        return advice;
    }
}
