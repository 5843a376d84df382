package io.headrace.training.fit;

import java.util.Arrays;

/// Weights on the simplex that make the pinball loss of a mean of forecasts small, by exponentiated
/// gradients (Kivinen and Warmuth 1997) with the average of all steps taken: the loss is convex, so that
/// the average closes in on the best weights, and the same rows give the same ones.
final class BlendWeights {
    private static final int STEPS = 200;
    private static final double RATE = 2;

    /// So many rows beyond a level count as much as the belief that all members are worth the same.
    private static final double BELIEF_ROWS = 40;

    private BlendWeights() {}

    /// @param level tau, in (0, 1)
    /// @param forecasts one row per outcome, one forecast per member
    /// @param outcomes in the forecasts' unit
    /// @param worth what a unit is worth at each row, positive
    static double[] of(double level, double[][] forecasts, double[] outcomes, double[] worth) {
        int members = forecasts.length == 0 ? 1 : forecasts[0].length;
        double[] weights = new double[members];
        Arrays.fill(weights, 1.0 / members);
        double[] mean = new double[members];
        double[] gradient = new double[members];
        for (int step = 1; step <= STEPS; step++) {
            double size = gradient(level, forecasts, outcomes, worth, weights, gradient);
            double sum = 0;
            for (int m = 0; m < members; m++) {
                weights[m] *= size > 0 ? Math.exp(-RATE / Math.sqrt(step) * gradient[m] / size) : 1;
                sum += weights[m];
            }
            for (int m = 0; m < members; m++) {
                weights[m] /= sum;
                mean[m] += weights[m] / STEPS;
            }
        }
        return shrunk(mean, outcomes.length * Math.min(level, 1 - level));
    }

    /// Slope of the loss along each weight, less the mean slope; returns the largest seen.
    private static double gradient(
            double level,
            double[][] forecasts,
            double[] outcomes,
            double[] worth,
            double[] weights,
            double[] gradient) {
        Arrays.fill(gradient, 0);
        for (int i = 0; i < outcomes.length; i++) {
            double blend = 0;
            for (int m = 0; m < weights.length; m++) {
                blend += weights[m] * forecasts[i][m];
            }
            double slope = worth[i] * ((outcomes[i] <= blend ? 1 : 0) - level);
            for (int m = 0; m < weights.length; m++) {
                gradient[m] += slope * (forecasts[i][m] - blend);
            }
        }
        double largest = 0;
        for (double each : gradient) {
            largest = Math.max(largest, Math.abs(each));
        }
        return largest;
    }

    private static double[] shrunk(double[] weights, double rowsBeyond) {
        double trust = rowsBeyond / (rowsBeyond + BELIEF_ROWS);
        double sum = 0;
        for (int m = 0; m < weights.length; m++) {
            weights[m] = trust * weights[m] + (1 - trust) / weights.length;
            sum += weights[m];
        }
        for (int m = 0; m < weights.length; m++) {
            weights[m] /= sum;
        }
        return weights;
    }
}
