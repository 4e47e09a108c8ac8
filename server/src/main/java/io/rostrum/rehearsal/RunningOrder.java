package io.rostrum.rehearsal;

import io.rostrum.rehearsal.Step.Answered;
import io.rostrum.rehearsal.Step.Close;
import io.rostrum.rehearsal.Step.DeclineLast;
import io.rostrum.rehearsal.Step.LightNext;
import io.rostrum.rehearsal.Step.LightNone;
import io.rostrum.rehearsal.Step.Move;
import io.rostrum.rehearsal.Step.RunTimer;
import io.rostrum.rehearsal.Step.StartOver;
import java.util.ArrayList;
import java.util.List;

/** A meeting as a rehearsal runs it, pressed into less than four minutes a talk; every screen has time to be looked at. */
final class RunningOrder {
    /** In s: long enough to come in and to see who is there. */
    private static final double LOBBY = 25;

    /** In s. The timer of so short a talk is amber at once; the talk goes past it, so that it is also seen red. */
    private static final double TALK = 60;

    private static final double TOO_LONG = 6;
    private static final double SCORING = 38;
    private static final double ANSWER = 14;
    private static final double REMARK = 22;
    private static final double REVEAL = 25;
    private static final double BREAK = 8;
    private static final double FAREWELL = 30;

    /** In s, between two acts of one hand. */
    private static final double BREATH = 2;

    private RunningOrder() {}

    /** The acts of one meeting with these talks, from its lobby to the next one's. */
    static List<Step> of(List<String> talks) {
        var steps = new ArrayList<Step>();
        double pause = LOBBY;
        for (String talk : talks) {
            steps.addAll(talk(talk, pause));
            pause = BREAK;
        }
        steps.add(new Step(BREAK, new Move("closed", null)));
        steps.add(new Step(FAREWELL, new StartOver()));
        return steps;
    }

    private static List<Step> talk(String talk, double pause) {
        return List.of(
                new Step(pause, new Move("talk", talk)),
                new Step(BREATH, new RunTimer(TALK)),
                new Step(TALK + TOO_LONG, new Move("scoring", talk)),
                new Step(SCORING, new Move("questions", talk)),
                new Step(BREATH, new LightNext()),
                new Step(ANSWER, new Answered()),
                new Step(BREATH, new LightNext()),
                new Step(BREATH, new DeclineLast()),
                new Step(ANSWER, new Answered()),
                new Step(BREATH, new LightNext()),
                new Step(ANSWER, new Answered()),
                new Step(BREATH, new LightNone()),
                new Step(BREATH, new Close(talk)),
                new Step(BREATH, new Move("remark", talk)),
                new Step(REMARK, new Move("reveal", talk)),
                new Step(REVEAL, new Move("break", null)));
    }
}
