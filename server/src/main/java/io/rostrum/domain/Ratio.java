package io.rostrum.domain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact fraction with a positive denominator, not reduced: equal values compare as equal, so use {@code compareTo}. */
public record Ratio(BigInteger over, BigInteger under) implements Comparable<Ratio> {
    public static final Ratio ZERO = new Ratio(BigInteger.ZERO, BigInteger.ONE);

    public Ratio {
        if (under.signum() <= 0) {
            throw new IllegalArgumentException("a ratio's denominator is above 0");
        }
    }

    public static Ratio of(BigDecimal value) {
        return value.scale() <= 0
                ? new Ratio(value.toBigIntegerExact(), BigInteger.ONE)
                : new Ratio(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    public static Ratio of(long value) {
        return new Ratio(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public Ratio plus(Ratio that) {
        return new Ratio(over.multiply(that.under).add(that.over.multiply(under)), under.multiply(that.under));
    }

    public Ratio times(Ratio that) {
        return new Ratio(over.multiply(that.over), under.multiply(that.under));
    }

    /** This divided by {@code that}, which is above 0. */
    public Ratio by(Ratio that) {
        return new Ratio(over.multiply(that.under), under.multiply(that.over));
    }

    /** Two decimals, rounded half up, for display only. */
    public String shown() {
        return new BigDecimal(over)
                .divide(new BigDecimal(under), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Reduced and unrounded, such as {@code 500/57}: who compares two scores compares these. */
    public String exact() {
        BigInteger common = over.gcd(under);
        return over.divide(common) + "/" + under.divide(common);
    }

    @Override
    public int compareTo(Ratio that) {
        return over.multiply(that.under).compareTo(that.over.multiply(under));
    }
}
