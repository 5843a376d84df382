package io.headrace.training.fit.commonsmath.series;

import io.headrace.features.signal.volatility.GarchFilter;
import io.headrace.features.signal.volatility.GarchFilter.Parameters;
import java.util.Arrays;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/// GARCH(1,1) (Bollerslev 1986) and GJR (Glosten, Jagannathan and Runkle 1993) by Gaussian maximum
/// likelihood with a constant mean.
///
/// The simplex of Nelder and Mead has no bounds: outside them the likelihood is a wall. The filter starts
/// at the sample variance, as fGarch's does. Observations are measured in their own standard deviation
/// while fitting, so that fractions and percent give the same parameters.
///
/// @param parameters in the unit of the observations
/// @param logLikelihood with its constant
public record GarchFit(Parameters parameters, double logLikelihood) {
    private static final int FEWEST = 100;
    private static final int MOST_EVALUATIONS = 20_000;
    private static final int RESTARTS = 3;
    private static final double TOLERANCE = 1e-11;
    private static final double WALL = -1e12;

    /// @throws IllegalArgumentException when there are fewer than 100 observations, or they never move
    public static GarchFit garch(double[] observations) {
        return fit(observations, false);
    }

    /// @throws IllegalArgumentException when there are fewer than 100 observations, or they never move
    public static GarchFit gjr(double[] observations) {
        return fit(observations, true);
    }

    private static GarchFit fit(double[] observations, boolean leverage) {
        if (observations.length < FEWEST) {
            throw new IllegalArgumentException(
                    "observations must be at least " + FEWEST + ", were " + observations.length);
        }
        double spread = Math.sqrt(variance(observations));
        if (!(spread > 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("observations must be finite and move, had a spread of " + spread);
        }
        double[] series = Arrays.stream(observations).map(x -> x / spread).toArray();
        double[] free = leverage ? new double[] {0, .05, .06, .05, .86} : new double[] {0, .05, .08, .86};
        double[] steps = leverage ? new double[] {.05, .02, .03, .03, .04} : new double[] {.05, .02, .03, .04};
        MultivariateFunction likelihood = point -> likelihood(series, point);
        for (int i = 0; i < RESTARTS; i++) { // a simplex can collapse before it arrives
            free = new SimplexOptimizer(TOLERANCE, TOLERANCE)
                    .optimize(
                            GoalType.MAXIMIZE,
                            new ObjectiveFunction(likelihood),
                            new InitialGuess(free),
                            new NelderMeadSimplex(steps),
                            new MaxEval(MOST_EVALUATIONS))
                    .getPoint();
        }
        double gamma = leverage ? free[3] : 0;
        Parameters parameters =
                new Parameters(free[0] * spread, free[1] * spread * spread, free[2], gamma, free[free.length - 1]);
        return new GarchFit(parameters, likelihood(series, free) - series.length * Math.log(spread));
    }

    private static double likelihood(double[] series, double[] free) {
        double gamma = free.length == 5 ? free[3] : 0;
        double beta = free[free.length - 1];
        boolean inside =
                free[1] > 0 && free[2] >= 0 && free[2] + gamma >= 0 && beta >= 0 && free[2] + gamma / 2 + beta < 1;
        return inside ? logLikelihood(series, new Parameters(free[0], free[1], free[2], gamma, beta)) : WALL;
    }

    /// `-1/2 sum of (ln 2 pi + ln h_t + (x_t - mean)^2 / h_t)`, h from the [GarchFilter] started at the mean
    /// square of the innovations.
    public static double logLikelihood(double[] observations, Parameters parameters) {
        double start = 0;
        for (double x : observations) {
            start += (x - parameters.mean()) * (x - parameters.mean()) / observations.length;
        }
        GarchFilter filter = new GarchFilter(parameters, start);
        double sum = 0;
        for (double x : observations) {
            double variance = filter.variance(1);
            double innovation = x - parameters.mean();
            sum += Math.log(2 * Math.PI) + Math.log(variance) + innovation * innovation / variance;
            filter.add(x, 1);
        }
        return -sum / 2;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / values.length;
    }
}
