package io.rostrum.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens to the queue of questions: asked, withdrawn, placed in a lane, spotlighted, worded anew. */
final class OnQueue {
    /** Enough for one talk, few enough that one phone cannot fill the queue. */
    static final int MAX_WAITING = 3;

    /** What a moderator could ever read in a meeting, with room; it bounds the map that every screen holds. */
    static final int MAX_QUESTIONS = 1_000;

    private OnQueue() {}

    static Decision ask(Command.Ask ask, Pass pass, Draft draft, long now) {
        Session session = draft.session().orElseThrow();
        String text = Text.kept(ask.text());
        Question before = draft.question(ask.question()).orElse(null);
        if (before != null) {
            boolean same =
                    before.asker().equals(pass.person()) && before.asked().equals(text);
            return same ? draft.already() : Draft.refuse(Refusal.CHANGED);
        }
        Refusal refusal = refusal(ask, text, session, pass, draft);
        if (refusal != null) {
            return Draft.refuse(refusal);
        }
        Lane lane = session.review() && pass.role() != Role.MODERATOR ? Lane.NEW : Lane.SHOWN;
        String talk = ask.talk() == null ? null : ask.talk().talk();
        var question = new Question(text, lane, null, talk, now, pass.person(), null, lane.isPublic());
        draft.write(ask.question(), question)
                .opens(ask.question(), ask.question().question(), null);
        return draft.put("asked " + ask.question());
    }

    private static @Nullable Refusal refusal(Command.Ask ask, String text, Session session, Pass pass, Draft draft) {
        if (session.stage().phase() == Phase.CLOSED) {
            return Refusal.CLOSED;
        }
        if (ask.talk() != null && draft.talk(ask.talk()).isEmpty()) {
            return Refusal.NO_SUCH_ITEM;
        }
        if (draft.roughlyHowManyQuestions() >= MAX_QUESTIONS) {
            return Refusal.FULL;
        }
        return pass.role() == Role.ATTENDEE && waiting(pass.person(), draft) >= MAX_WAITING
                ? Refusal.TOO_MANY
                : wrong(text);
    }

    private static long waiting(Person asker, Draft draft) {
        return draft.questionsOf(asker).stream()
                .filter(its -> its.lane().isWaiting())
                .count();
    }

    private static @Nullable Refusal wrong(String text) {
        if (text.isEmpty()) {
            return Refusal.EMPTY;
        }
        return Text.length(text) > Text.MAX_QUESTION ? Refusal.TOO_LONG : null;
    }

    static Decision withdraw(Command.Withdraw withdraw, Pass pass, Draft draft) {
        Question question = draft.question(withdraw.question())
                .filter(its -> its.asker().equals(pass.person()))
                .orElse(null);
        if (question == null) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        return switch (question.lane()) {
            case WITHDRAWN -> draft.already();
            case ANSWERED, DECLINED -> Draft.refuse(Refusal.CHANGED);
            case NEW, SHOWN -> {
                leaveSpotlight(withdraw.question(), draft.session().orElseThrow(), draft);
                yield draft.write(withdraw.question(), question.in(Lane.WITHDRAWN, null))
                        .closes(withdraw.question(), 0)
                        .put("withdrew " + withdraw.question());
            }
        };
    }

    static Decision place(Command.Place place, Draft draft) {
        Session session = draft.session().orElseThrow();
        Question question = draft.question(place.question()).orElse(null);
        if (question == null) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        Reason reason = place.lane() == Lane.DECLINED ? place.reason() : null;
        if (question.lane() == place.lane() && question.reason() == reason) {
            return draft.already();
        }
        if (question.lane() == Lane.WITHDRAWN || draft.changedSince(place.seen(), place.question())) {
            return Draft.refuse(Refusal.CHANGED);
        }
        draft.write(place.question(), question.in(place.lane(), reason));
        followOnBox(place, question, session.stage().phase(), draft);
        if (!place.lane().isPublic()) {
            leaveSpotlight(place.question(), session, draft);
        }
        return draft.put("placed " + place.question() + " in " + Words.of(place.lane()));
    }

    private static void followOnBox(Command.Place place, Question before, Phase phase, Draft draft) {
        if (!place.lane().takesUpvotes()) {
            draft.closes(place.question(), 0);
        } else if (!before.lane().takesUpvotes() && phase != Phase.CLOSED) {
            draft.opens(place.question(), place.question().question(), null);
        }
    }

    /** A spotlight on a question that has left the public lanes would name it to everybody. */
    private static void leaveSpotlight(Name.OfQuestion left, Session session, Draft draft) {
        if (left.question().equals(session.stage().spotlight())) {
            draft.write(Name.SESSION, session.with(session.stage().withSpotlight(null)));
        }
    }

    static Decision spotlight(Command.Spotlight spotlight, Draft draft) {
        Session session = draft.session().orElseThrow();
        String lit = spotlight.question() == null ? null : spotlight.question().question();
        if (spotlight.question() != null && !isPublic(spotlight.question(), draft)) {
            return Draft.refuse(Refusal.CHANGED);
        }
        if (Objects.equals(lit, session.stage().spotlight())) {
            return draft.already();
        }
        if (draft.changedSince(spotlight.seen(), Name.SESSION)) {
            return Draft.refuse(Refusal.CHANGED);
        }
        draft.write(Name.SESSION, session.with(session.stage().withSpotlight(lit)));
        return draft.put(lit == null ? "cleared the spotlight" : "spotlighted " + spotlight.question());
    }

    private static boolean isPublic(Name.OfQuestion name, Draft draft) {
        return draft.question(name).filter(its -> its.lane().isPublic()).isPresent();
    }

    static Decision reword(Command.Reword reword, Draft draft) {
        Question question = draft.question(reword.question()).orElse(null);
        if (question == null) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        String text = Text.kept(reword.text());
        Refusal wrong = wrong(text);
        if (wrong != null) {
            return Draft.refuse(wrong);
        }
        if (question.text().equals(text)) {
            return draft.already();
        }
        if (draft.changedSince(reword.seen(), reword.question())) {
            return Draft.refuse(Refusal.CHANGED);
        }
        return draft.write(reword.question(), question.reworded(text)).put("reworded " + reword.question());
    }

    static Decision review(Command.Review review, Draft draft) {
        Session session = draft.session().orElseThrow();
        if (session.review() == review.on()) {
            return draft.already();
        }
        if (draft.changedSince(review.seen(), Name.SESSION)) {
            return Draft.refuse(Refusal.CHANGED);
        }
        draft.write(Name.SESSION, session.withReview(review.on()));
        if (!review.on()) {
            showWaiting(draft);
        }
        return draft.put(review.on() ? "switched review on" : "switched review off");
    }

    private static void showWaiting(Draft draft) {
        draft.questions().forEach((name, question) -> {
            if (question.lane() == Lane.NEW) {
                draft.write(name, question.in(Lane.SHOWN, null));
            }
        });
    }
}
