package io.rostrum.domain;

import java.util.function.Supplier;

/** Decides commands from a snapshot alone, so that on a conflict the same command is simply decided again. */
public final class Decisions {
    private Decisions() {}

    /**
     * What the command comes to when it is given by the holder of the pass.
     *
     * @param now in ms since 1970 by Redis's clock
     * @param ids gives a fresh name for a round
     */
    public static Decision decide(Command.Change command, Pass pass, Snapshot all, long now, Supplier<String> ids) {
        if (!pass.role().may(command)) {
            return Draft.refuse(Refusal.NOT_ALLOWED);
        }
        Draft draft = new Draft(all);
        return switch (command) {
            case Command.Ask ask -> OnQueue.ask(ask, pass, draft, now);
            case Command.Withdraw withdraw -> OnQueue.withdraw(withdraw, pass, draft);
            case Command.Place place -> OnQueue.place(place, draft);
            case Command.Reword reword -> OnQueue.reword(reword, draft);
            case Command.Spotlight spotlight -> OnQueue.spotlight(spotlight, draft);
            case Command.Review review -> OnQueue.review(review, draft);
            case Command.Remark remark -> OnStage.remark(remark, pass, draft);
            case Command.Move move -> OnStage.move(move, draft, ids);
            case Command.Timer timer -> OnStage.timer(timer, draft);
            case Command.Lock lock -> OnStage.lock(lock, draft);
            case Command.Open open -> OnBox.open(open, draft, ids);
            case Command.Close close -> OnBox.close(close, draft, now);
            case Command.Reveal reveal -> OnBox.reveal(reveal, draft);
        };
    }
}
