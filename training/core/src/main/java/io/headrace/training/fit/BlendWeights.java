package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;

/// Weights on the simplex that make the pinball loss of a mean of forecasts small, by exponentiated
/// gradients (Kivinen and Warmuth 1997) with the average of all steps taken: the loss is convex, so that
/// the average closes in on the best weights, and the same rows give the same ones.
final class BlendWeights {
    private static final int STEPS = 200;
    private static final double RATE = 2;

    /// So many outcomes beyond a level count as much as what all levels say together.
    private static final double BELIEF_ROWS = 40;

    private BlendWeights() {}

    /// Weights of every level. A level with few outcomes beyond it leans on the mean of all levels' weights, each
    /// counted as far as it is believed itself: alone it would follow chance.
    ///
    /// @param forecasts by level, outcome and member
    /// @param outcomes in the forecasts' unit
    /// @param worth what a unit is worth at each outcome, positive
    /// @return one row per level, one weight per member
    static double[][] of(QuantileLevels levels, double[][][] forecasts, double[] outcomes, double[] worth) {
        return of(levels, forecasts, outcomes, worth, outcomes.length);
    }

    /// @param counted how many outcomes they are worth, where neighbours share most of theirs
    static double[][] of(
            QuantileLevels levels, double[][][] forecasts, double[] outcomes, double[] worth, double counted) {
        double[][] own = new double[levels.size()][];
        double[] belief = new double[levels.size()];
        for (int k = 0; k < own.length; k++) {
            own[k] = own(levels.get(k), forecasts[k], outcomes, worth);
            double beyond = counted * Math.min(levels.get(k), 1 - levels.get(k));
            belief[k] = beyond / (beyond + BELIEF_ROWS);
        }
        double[] together = mean(own, belief);
        for (int k = 0; k < own.length; k++) {
            own[k] = mean(new double[][] {own[k], together}, new double[] {belief[k], 1 - belief[k]});
        }
        return own;
    }

    /// One level's weights as its own rows have them.
    private static double[] own(double level, double[][] forecasts, double[] outcomes, double[] worth) {
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
        return mean;
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

    /// The weighted mean of rows, of sum 1.
    private static double[] mean(double[][] rows, double[] worth) {
        double[] mean = new double[rows[0].length];
        double sum = 0;
        for (int r = 0; r < rows.length; r++) {
            for (int m = 0; m < mean.length; m++) {
                mean[m] += worth[r] * rows[r][m];
                sum += worth[r] * rows[r][m];
            }
        }
        for (int m = 0; m < mean.length; m++) {
            mean[m] /= sum;
        }
        return mean;
    }
}
