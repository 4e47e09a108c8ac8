package io.rostrum.domain;

import org.jspecify.annotations.Nullable;

/** What somebody asks of a session; every command may be sent again unchanged and has one effect. */
public sealed interface Command {

    /** The sender's number for this command; the answer carries it. */
    long id();

    /** Enters a session, or comes back to it with the version that is held. */
    record Join(
            long id, String session, String pass, @Nullable Since since) implements Command {}

    /** What a socket that comes back holds already. */
    record Since(String epoch, long version) {}

    /** Votes, or votes again. */
    record Cast(
            long id,
            Box box,
            String round,
            long seq,
            Marks marks,
            @Nullable String receipt) implements Command {}

    /** A command that changes items, decided by a pure function and put all or nothing. */
    sealed interface Change extends Command permits Ask, Withdraw, Remark, OfModerator {}

    record Ask(long id, Name.OfQuestion question, String text, Name.@Nullable OfTalk talk) implements Change {}

    record Withdraw(long id, Name.OfQuestion question) implements Change {}

    record Remark(long id, Name.OfTalk talk, String text, boolean ready) implements Change {}

    /** A moderator's command; it stands back if what it is about has changed since {@code seen}. */
    sealed interface OfModerator extends Change {
        /** The version on the moderator's screen; none from a script, which means to act in any case. */
        @Nullable Long seen();
    }

    record Move(long id, @Nullable Long seen, Phase phase, Name.@Nullable OfTalk talk) implements OfModerator {}

    record Timer(long id, @Nullable Long seen, io.rostrum.domain.Timer timer) implements OfModerator {}

    record Open(
            long id,
            @Nullable Long seen,
            Box box,
            @Nullable String round,
            @Nullable Long closesAt,
            boolean anew) implements OfModerator {}

    record Close(
            long id, @Nullable Long seen, Box box, @Nullable String round) implements OfModerator {}

    record Reveal(
            long id, @Nullable Long seen, Box box, @Nullable String round) implements OfModerator {}

    record Place(
            long id,
            @Nullable Long seen,
            Name.OfQuestion question,
            Lane lane,
            @Nullable Reason reason) implements OfModerator {
        public Place {
            if (lane == Lane.WITHDRAWN) {
                throw new IllegalArgumentException("only its asker withdraws a question");
            }
        }
    }

    record Spotlight(long id, @Nullable Long seen, Name.@Nullable OfQuestion question) implements OfModerator {}

    record Reword(long id, @Nullable Long seen, Name.OfQuestion question, String text) implements OfModerator {}

    record Review(long id, @Nullable Long seen, boolean on) implements OfModerator {}

    record Lock(long id, @Nullable Long seen, boolean on) implements OfModerator {}
}
