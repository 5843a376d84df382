package io.headrace.models.evaluation;

/// Mean absolute error in units of what a seasonal naive forecast missed by inside the training data, without
/// unit: below 1 is better than it (Hyndman and Koehler 2006).
public final class Mase {
    private Mase() {}

    /// Mean absolute difference of values one season apart.
    ///
    /// @param history training data in time order
    /// @param season steps in a season, at least 1
    public static Finding<Double> scale(double[] history, int season) {
        if (season < 1) {
            throw new IllegalArgumentException("season must be at least 1, was " + season);
        }
        if (history.length <= season) {
            return Finding.missing(
                    "a season of " + season + " steps needs more than " + season + " values, were " + history.length);
        }
        double sum = 0;
        for (int t = season; t < history.length; t++) {
            sum += Math.abs(history[t] - history[t - season]);
        }
        return sum > 0
                ? Finding.found(sum / (history.length - season))
                : Finding.missing("the training data repeats itself exactly, so there is no error to compare with");
    }

    /// @param scale as [#scale] gave it
    public static Finding<Double> of(Finding<Double> scale, double[] forecasts, double[] truths) {
        if (forecasts.length != truths.length) {
            throw new IllegalArgumentException(
                    "forecasts and truths must pair up, were " + forecasts.length + " and " + truths.length);
        }
        if (truths.length == 0) {
            return Finding.missing("there are no forecasts to compare");
        }
        double sum = 0;
        for (int t = 0; t < truths.length; t++) {
            sum += Math.abs(truths[t] - forecasts[t]);
        }
        double mean = sum / truths.length;
        return scale.map(unit -> mean / unit);
    }
}
