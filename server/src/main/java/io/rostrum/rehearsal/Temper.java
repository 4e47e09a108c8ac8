package io.rostrum.rehearsal;

import io.rostrum.domain.Scale;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * What kind of person a simulated phone belongs to. Levels are shares of the scale, 0 at its lower end and 1 at its upper.
 *
 * @param leniency how far above or below others this person scores
 * @param scores whether this person scores at all
 * @param keenness how readily this person votes questions up; 1 for the usual
 * @param changes whether this person is one to have second thoughts
 */
record Temper(double leniency, boolean scores, double keenness, boolean changes) {
    private static final double SPREAD_OF_PEOPLE = 0.1;
    private static final double SPREAD_OF_MARKS = 0.09;
    private static final double SPREAD_OF_CRITERIA = 0.07;
    private static final double NEVER = 0.08;
    private static final double SECOND_THOUGHTS = 0.15;
    private static final double SKIPS = 0.05;
    private static final double WORST_TALK = 0.58;
    private static final double BEST_TALK = 0.86;

    /** Somebody out of a room full of people. */
    static Temper any(RandomGenerator chance) {
        return new Temper(
                chance.nextGaussian() * SPREAD_OF_PEOPLE,
                chance.nextDouble() >= NEVER,
                0.4 + chance.nextDouble(),
                chance.nextDouble() < SECOND_THOUGHTS);
    }

    /** The levels that a talk deserves, criterion by criterion; the same for whoever asks about the same talk. */
    static Quality quality(List<String> criteria, RandomGenerator ofTalk) {
        double talk = WORST_TALK + (BEST_TALK - WORST_TALK) * ofTalk.nextDouble();
        var levels = new TreeMap<String, Double>();
        criteria.forEach(criterion -> levels.put(criterion, talk + ofTalk.nextGaussian() * SPREAD_OF_CRITERIA));
        return new Quality(levels);
    }

    /** What a talk deserves, by criterion. */
    record Quality(SortedMap<String, Double> levels) {}

    /** How this person scores it: every mark on the scale; a criterion that is skipped is left out. */
    SortedMap<String, BigDecimal> marks(Quality quality, Scale scale, RandomGenerator chance) {
        var marks = new TreeMap<String, BigDecimal>();
        quality.levels().forEach((criterion, level) -> {
            double felt = level + leniency + chance.nextGaussian() * SPREAD_OF_MARKS;
            if (chance.nextDouble() >= SKIPS) {
                marks.put(criterion, mark(felt, scale));
            }
        });
        return marks;
    }

    private static BigDecimal mark(double level, Scale scale) {
        int steps = scale.max()
                .subtract(scale.min())
                .divideToIntegralValue(scale.step())
                .intValueExact();
        long step = Math.round(Math.clamp(level, 0, 1) * steps);
        return scale.min().add(scale.step().multiply(BigDecimal.valueOf(step)));
    }
}
