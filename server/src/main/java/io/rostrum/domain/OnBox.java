package io.rostrum.domain;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a moderator does to a talk's box: open, close, reveal. */
final class OnBox {
    /** Ballots under way when a box is closed still count if they arrive within this time, in ms. */
    static final long GRACE = 2_000;

    private OnBox() {}

    static Decision open(Command.Open open, Draft draft, Supplier<String> ids) {
        Talk talk = draft.talk(open.box()).orElse(null);
        if (talk == null) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        if (!open.anew() && isOpenAsAsked(talk.box(), open)) {
            return draft.already();
        }
        if (draft.session().orElseThrow().stage().phase() == Phase.CLOSED) {
            return Draft.refuse(Refusal.CLOSED);
        }
        if (!Objects.equals(open.round(), talk.box().round()) || draft.changedSince(open.seen(), open.box())) {
            return Draft.refuse(Refusal.CHANGED);
        }
        String round = talk.box().round() == null || open.anew()
                ? ids.get()
                : talk.box().round();
        draft.write(open.box(), talk.revealed(false));
        return draft.opens(open.box(), round, open.closesAt()).put("opened " + open.box() + " round " + round);
    }

    /** A first opening names no round; sent again, it finds the round that it made. */
    private static boolean isOpenAsAsked(BoxStatus box, Command.Open open) {
        return box.isOpen()
                && (open.round() == null || open.round().equals(box.round()))
                && Objects.equals(box.closesAt(), open.closesAt());
    }

    static Decision close(Command.Close close, Draft draft, long now) {
        Talk talk = draft.talk(close.box()).orElse(null);
        if (talk == null) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        if (!Objects.equals(close.round(), talk.box().round())) {
            return Draft.refuse(Refusal.CHANGED);
        }
        if (!talk.box().isOpen() || closesBy(talk.box().closesAt(), now + GRACE)) {
            return draft.already();
        }
        if (draft.changedSince(close.seen(), close.box())) {
            return Draft.refuse(Refusal.CHANGED);
        }
        return draft.stamp(close.box()).closes(close.box(), GRACE).put("closed " + close.box());
    }

    private static boolean closesBy(@Nullable Long closesAt, long moment) {
        return closesAt != null && closesAt <= moment;
    }

    static Decision reveal(Command.Reveal reveal, Draft draft) {
        Talk talk = draft.talk(reveal.box()).orElse(null);
        if (talk == null) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        if (talk.box().round() == null || !talk.box().round().equals(reveal.round())) {
            return Draft.refuse(Refusal.CHANGED);
        }
        if (talk.revealed() && !talk.box().isOpen()) {
            return draft.already();
        }
        if (draft.changedSince(reveal.seen(), reveal.box())) {
            return Draft.refuse(Refusal.CHANGED);
        }
        return revealed(reveal.box(), talk, draft).put("revealed " + reveal.box());
    }

    /** A reveal ends the box's grace, and shows its tally to roles that did not see it, whether this node knows it or not. */
    static Draft revealed(Box box, Talk talk, Draft draft) {
        draft.write(box, talk.revealed(true));
        return talk.box().isOpen() ? draft.closes(box, 0) : draft;
    }
}
