package io.headrace.features.signal.flow;

import java.util.Arrays;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/// Likelihood of a stream of trades under [HawkesParameters], and the parameters that maximize it.
///
/// Source: Ozaki (1979), Maximum likelihood estimation of Hawkes' self-exciting point processes.
public final class HawkesFit {
    private static final int MOST_EVALUATIONS = 20_000;
    private static final double TOLERANCE = 1e-12;

    private HawkesFit() {}

    /// sum of ln(mu + alpha A_i) - mu T - alpha / beta * sum of (1 - exp(-beta (T - t_i))),
    /// A_i = exp(-beta (t_i - t_{i-1})) (1 + A_{i-1}), A_1 = 0.
    ///
    /// @param seconds of the trades, rising, from 0 to `end`
    /// @param end T, seconds observed
    public static double logLikelihood(double[] seconds, double end, HawkesParameters parameters) {
        double sum = -parameters.mu() * end;
        double excitement = 0;
        for (int i = 0; i < seconds.length; i++) {
            if (i > 0) {
                excitement = StrictMath.exp(-parameters.beta() * (seconds[i] - seconds[i - 1])) * (1 + excitement);
            }
            sum += StrictMath.log(parameters.mu() + parameters.alpha() * excitement);
            sum += parameters.branching() * StrictMath.expm1(-parameters.beta() * (end - seconds[i]));
        }
        return sum;
    }

    /// What the intensity sums to between one trade and the next: exponential with mean 1 where the
    /// parameters are the true ones (Papangelou 1972).
    public static double[] residuals(double[] seconds, HawkesParameters parameters) {
        double[] residuals = new double[seconds.length];
        double excitement = 0;
        double before = 0;
        for (int i = 0; i < seconds.length; i++) {
            double decay = StrictMath.exp(-parameters.beta() * (seconds[i] - before));
            residuals[i] = parameters.mu() * (seconds[i] - before) + parameters.branching() * excitement * (1 - decay);
            excitement = excitement * decay + 1;
            before = seconds[i];
        }
        return residuals;
    }

    /// The most likely parameters, by the simplex of Nelder and Mead over ln mu, the logit of alpha /
    /// beta and ln beta.
    ///
    /// @param seconds as in [#logLikelihood], at least ten
    public static HawkesParameters of(double[] seconds, double end) {
        if (seconds.length < 10) {
            throw new IllegalArgumentException("ten trades are needed at least, were " + seconds.length);
        }
        double[] times = Arrays.copyOf(seconds, seconds.length);
        double rate = times.length / end;
        double[] start = {StrictMath.log(0.5 * rate), 0, StrictMath.log(2 * rate)};
        MultivariateFunction likelihood = free -> logLikelihood(times, end, bounded(free));
        return bounded(new SimplexOptimizer(TOLERANCE, TOLERANCE)
                .optimize(
                        GoalType.MAXIMIZE,
                        new ObjectiveFunction(likelihood),
                        new InitialGuess(start),
                        new NelderMeadSimplex(start.length, 0.5),
                        new MaxEval(MOST_EVALUATIONS))
                .getPoint());
    }

    private static HawkesParameters bounded(double[] free) {
        double beta = StrictMath.exp(free[2]);
        return new HawkesParameters(StrictMath.exp(free[0]), beta / (1 + StrictMath.exp(-free[1])), beta);
    }
}
