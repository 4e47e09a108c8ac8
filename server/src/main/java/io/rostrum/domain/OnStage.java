package io.rostrum.domain;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What moves the stage: the phase with all that follows from it, the timer, the door, and the reviewers' remarks. */
final class OnStage {
    private static final long MINUTE = 60_000;

    private OnStage() {}

    static Decision move(Command.Move move, Draft draft, Supplier<String> ids) {
        Session session = draft.session().orElseThrow();
        Stage before = session.stage();
        Optional<Name.OfTalk> about = about(move, before);
        Talk talk = about.flatMap(draft::talk).orElse(null);
        if (talk == null && (move.phase().ofTalk() || move.talk() != null)) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        String id = about.map(Name.OfTalk::talk).orElse(null);
        if (before.isAt(move.phase(), id)) {
            return draft.already();
        }
        if (draft.changedSince(move.seen(), Name.SESSION)) {
            return Draft.refuse(Refusal.CHANGED);
        }
        draft.write(Name.SESSION, session.with(staged(move.phase(), id, talk, before)));
        about.ifPresent(name -> followOnTalk(move.phase(), name, Objects.requireNonNull(talk), draft, ids));
        followOnSession(before.phase(), move.phase(), draft);
        return draft.put("moved to " + Words.of(move.phase())
                + about.map(name -> " " + name).orElse(""));
    }

    /** A phase of a talk is about the talk that is named, or else about the one on the stage. */
    private static Optional<Name.OfTalk> about(Command.Move move, Stage before) {
        if (move.talk() != null || !move.phase().ofTalk()) {
            return Optional.ofNullable(move.talk());
        }
        return Optional.ofNullable(before.talk()).map(Name.OfTalk::new);
    }

    /** Another talk comes with its own time and without the last one's question; nothing runs on in a closed session. */
    private static Stage staged(Phase phase, @Nullable String id, @Nullable Talk talk, Stage before) {
        if (phase == Phase.CLOSED) {
            return new Stage(phase, id, null, null);
        }
        if (Objects.equals(id, before.talk())) {
            return new Stage(phase, id, before.spotlight(), before.timer());
        }
        return new Stage(phase, id, null, talk == null ? null : new Timer.Paused(talk.minutes() * MINUTE));
    }

    private static void followOnTalk(Phase phase, Name.OfTalk name, Talk talk, Draft draft, Supplier<String> ids) {
        switch (phase) {
            case SCORING -> openForScoring(name, talk, draft, ids);
            case REMARK -> publishReady(name, draft);
            case REVEAL -> revealResult(name, talk, draft);
            case LOBBY, TALK, QUESTIONS, BREAK, CLOSED -> {}
        }
    }

    private static void openForScoring(Name.OfTalk name, Talk talk, Draft draft, Supplier<String> ids) {
        if (!talk.box().isOpen() && !talk.revealed()) {
            String round = talk.box().round() == null ? ids.get() : talk.box().round();
            draft.stamp(name).stamp(name.tally()).opens(name, round, null);
        }
    }

    /** A talk that was never scored has nothing to reveal, and its scoring can still open. */
    private static void revealResult(Name.OfTalk name, Talk talk, Draft draft) {
        if (talk.box().round() != null) {
            OnBox.revealed(name, talk, draft);
        }
    }

    private static void publishReady(Name.OfTalk talk, Draft draft) {
        draft.remarks().forEach((name, remark) -> {
            if (name.talk().equals(talk.talk()) && remark.state() == Remark.State.READY) {
                draft.write(name, remark.published());
            }
        });
    }

    /** A closed session takes neither ballots nor upvotes; one that is opened again takes upvotes as before. */
    private static void followOnSession(Phase before, Phase now, Draft draft) {
        if (now == Phase.CLOSED) {
            draft.talks().forEach((name, talk) -> {
                if (talk.box().isOpen()) {
                    draft.stamp(name).closes(name, OnBox.GRACE);
                }
            });
            draft.questions().keySet().forEach(name -> draft.closes(name, 0));
        } else if (before == Phase.CLOSED) {
            draft.questions().forEach((name, question) -> {
                if (question.lane().takesUpvotes()) {
                    draft.opens(name, name.question(), null);
                }
            });
        }
    }

    static Decision timer(Command.Timer timer, Draft draft) {
        Session session = draft.session().orElseThrow();
        if (timer.timer().equals(session.stage().timer())) {
            return draft.already();
        }
        if (draft.changedSince(timer.seen(), Name.SESSION)) {
            return Draft.refuse(Refusal.CHANGED);
        }
        draft.write(Name.SESSION, session.with(session.stage().withTimer(timer.timer())));
        return draft.put("set the timer");
    }

    static Decision lock(Command.Lock lock, Draft draft) {
        Session session = draft.session().orElseThrow();
        if (session.locked() == lock.on()) {
            return draft.already();
        }
        if (draft.changedSince(lock.seen(), Name.SESSION)) {
            return Draft.refuse(Refusal.CHANGED);
        }
        return draft.write(Name.SESSION, session.withLock(lock.on()))
                .put(lock.on() ? "locked the door" : "unlocked the door");
    }

    static Decision remark(Command.Remark command, Pass pass, Draft draft) {
        Stage stage = draft.session().orElseThrow().stage();
        if (draft.talk(command.talk()).isEmpty()) {
            return Draft.refuse(Refusal.NO_SUCH_ITEM);
        }
        String text = Text.kept(command.text());
        if (Text.length(text) > Text.MAX_REMARK) {
            return Draft.refuse(Refusal.TOO_LONG);
        }
        var name = new Name.OfRemark(command.talk().talk(), pass.seat());
        Remark before = draft.read(name, Remark.class).orElse(null);
        boolean onNow = stage.isAt(Phase.REMARK, command.talk().talk());
        Remark after = new Remark(text, state(command.ready(), onNow, before), pass.person());
        if (text.isEmpty() && after.state() != Remark.State.DRAFT) {
            return Draft.refuse(Refusal.EMPTY);
        }
        return after.equals(before) ? draft.already() : draft.write(name, after).put("wrote " + name);
    }

    /** What the room has read stays published, with its corrections. */
    private static Remark.State state(boolean ready, boolean onNow, @Nullable Remark before) {
        if ((before != null && before.state() == Remark.State.PUBLISHED) || (ready && onNow)) {
            return Remark.State.PUBLISHED;
        }
        return ready ? Remark.State.READY : Remark.State.DRAFT;
    }
}
