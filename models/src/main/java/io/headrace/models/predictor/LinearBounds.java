package io.headrace.models.predictor;

import java.util.Arrays;

/// How far a linear model follows its inputs, and how far it goes: what its fitting rows held. Beyond them a straight
/// line goes on for ever, and nothing has told that it is right there.
///
/// @param low of each input, in the input's own unit; none where the model is not bounded
/// @param high of each input, not below `low`
/// @param least of all quantiles, in the unit of the fitted target
/// @param most of all quantiles, not below `least`
public record LinearBounds(double[] low, double[] high, double least, double most) {
    /// Everything is followed.
    public static final LinearBounds NONE = new LinearBounds(new double[0], new double[0], 0, 0);

    public LinearBounds {
        low = Numbers.finite("bounds low", low);
        high = Numbers.finite("bounds high", high);
        if (low.length != high.length) {
            throw new IllegalArgumentException(
                    "bounds must hold one low and one high per input, held " + low.length + " and " + high.length);
        }
        for (int j = 0; j < low.length; j++) {
            requireOrder("input " + j, low[j], high[j]);
        }
        requireOrder("the output", least, most);
    }

    private static void requireOrder(String what, double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
            throw new IllegalArgumentException(
                    "bounds of " + what + " must be finite and rise, were " + low + " and " + high);
        }
    }

    /// Whether nothing is bounded.
    public boolean isNone() {
        return low.length == 0;
    }

    int inputs() {
        return low.length;
    }

    /// The nearest value within an input's bounds.
    double input(int j, double value) {
        return Math.max(low[j], Math.min(high[j], value));
    }

    /// The nearest value within the bounds of the output.
    double output(double value) {
        return Math.max(least, Math.min(most, value));
    }

    @Override
    public double[] low() {
        return low.clone();
    }

    @Override
    public double[] high() {
        return high.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearBounds that
                && Arrays.equals(low, that.low)
                && Arrays.equals(high, that.high)
                && Double.compare(least, that.least) == 0
                && Double.compare(most, that.most) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(low) + Arrays.hashCode(high);
    }

    @Override
    public String toString() {
        return isNone() ? "none" : "LinearBounds[" + low.length + " inputs, " + least + " to " + most + "]";
    }
}
