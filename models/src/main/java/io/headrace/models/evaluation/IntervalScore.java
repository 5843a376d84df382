package io.headrace.models.evaluation;

/// The interval score of a central interval that is to hold the truth with probability `1 - alpha`:
/// `(u - l) + (2 / alpha) (l - y)^+ + (2 / alpha) (y - u)^+` (Winkler 1972; Gneiting and Raftery 2007). In the
/// unit of the truth, the lower the better.
public final class IntervalScore {
    private IntervalScore() {}

    /// @param alpha share of truths that may lie outside, in (0, 1)
    public static double of(double low, double high, double truth, double alpha) {
        if (!(alpha > 0) || alpha >= 1) {
            throw new IllegalArgumentException("alpha must be inside (0, 1), was " + alpha);
        }
        if (low > high) {
            throw new IllegalArgumentException("low must not be above high, were " + low + ", " + high);
        }
        return high - low + 2 / alpha * (Math.max(low - truth, 0) + Math.max(truth - high, 0));
    }
}
