package io.rostrum.rehearsal;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the stage through a meeting, again and again, until somebody else does: then it never moves it any more. Used by one
 * event loop only.
 */
final class Moderator {
    /** In s, after an act that failed. */
    private static final double BEFORE_ANOTHER_TRY = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Moderator.class);

    private final Seat seat;
    private final Tempo tempo;
    private final Hands hands = new Hands();
    private final Desk desk;
    private final Deque<Step> ahead = new ArrayDeque<>();
    private boolean began;

    Moderator(Seat seat, Tempo tempo, Supplier<Future<Void>> startOver) {
        this.seat = seat;
        this.tempo = tempo;
        this.desk = new Desk(seat, hands, tempo, startOver);
        seat.onChange(this::look);
    }

    private void look() {
        Optional<JsonObject> stage = seat.stage();
        if (stage.isEmpty() || hands.areOthers()) {
            return;
        }
        hands.see(stage.get());
        if (hands.areOthers()) {
            LOG.info("Somebody has moved the rehearsal's stage by hand: from now on it does not move by itself");
        } else if (!began) {
            began = true;
            next();
        }
    }

    private void next() {
        if (ahead.isEmpty()) {
            ahead.addAll(RunningOrder.of(seat.names("talk/")
                    .map(name -> name.substring("talk/".length()))
                    .toList()));
        }
        Step step = ahead.removeFirst();
        tempo.after(step.pause(), () -> take(step));
    }

    private void take(Step step) {
        if (!hands.areOthers()) {
            desk.carryOut(step.act()).onSuccess(_ -> next()).onFailure(fault -> {
                LOG.warn("The rehearsal could not go on and tries again: {}", fault.toString());
                tempo.after(BEFORE_ANOTHER_TRY, () -> take(step));
            });
        }
    }
}
