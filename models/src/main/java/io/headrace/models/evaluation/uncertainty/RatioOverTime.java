package io.headrace.models.evaluation.uncertainty;

import io.headrace.models.evaluation.Finding;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;

/// A figure of the form `sum_t a_t / sum_t b_t` over instants in time order: a mean (b counts rows), a
/// coverage, a weighted quantile loss (b is |y|), or a ratio of two models' losses.
///
/// Venues are added up within an instant, since what happens at one instant happens to all of them. An
/// instant that does not count (another regime, no row) stays in its place with a = b = 0, so that
/// distances in time stay true.
public final class RatioOverTime {
    /// Fewer independent windows carry no interval.
    private static final int FEWEST_WINDOWS = 3;

    private final double[] above;
    private final double[] below;
    private final int window;
    private final double belowSum;
    private final double ratio;

    private RatioOverTime(double[] above, double[] below, int window) {
        this.above = above;
        this.below = below;
        this.window = window;
        belowSum = Arrays.stream(below).sum();
        ratio = Arrays.stream(above).sum() / belowSum;
    }

    /// Missing when the denominators add up to nothing.
    ///
    /// @param window instants a label reaches over: rows closer than this share outcomes
    public static Finding<RatioOverTime> of(double[] above, double[] below, int window) {
        if (above.length != below.length || window < 1) {
            throw new IllegalArgumentException("series must be of one length and window at least 1, were "
                    + above.length + ", " + below.length + ", " + window);
        }
        RatioOverTime figure = new RatioOverTime(above.clone(), below.clone(), window);
        if (active(below) == 0) {
            return Finding.missing("there are no rows");
        }
        return figure.belowSum > 0
                ? Finding.found(figure)
                : Finding.missing("every outcome is zero, so there is nothing to measure against");
    }

    public double value() {
        return ratio;
    }

    /// Windows that share no outcome: instants that count, divided by the window.
    public int independentWindows() {
        return active(below) / window;
    }

    /// The lag of autocovariances: two windows less one, so that triangular weights leave most of the
    /// overlap in, and at least `4 (n / 100)^(2/9)` for dependence beyond it (Newey and West 1994).
    public int lag() {
        int automatic = (int) Math.floor(4 * Math.pow(above.length / 100.0, 2.0 / 9));
        return Math.max(2 * window - 1, automatic);
    }

    /// By the long-run variance of `a_t - ratio b_t` (the delta method) with Bartlett weights, and Student's t
    /// with as many degrees of freedom as independent windows less one.
    public Finding<Interval> hac(double confidence) {
        Optional<String> noInterval = noInterval();
        if (noInterval.isPresent()) {
            return Finding.missing(noInterval.get());
        }
        double[] influence = new double[above.length];
        for (int t = 0; t < influence.length; t++) {
            influence[t] = above[t] - ratio * below[t];
        }
        double variance = HacKernel.BARTLETT.longRunVariance(influence, lag());
        double error = Math.sqrt(above.length * variance) / belowSum;
        double t = new TDistribution(independentWindows() - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
        return Finding.found(new Interval(ratio - t * error, ratio + t * error, confidence));
    }

    /// By drawing blocks of two windows on average, or of the cube root of the instants where that is more:
    /// the middle of the drawn ratios.
    public Finding<Interval> bootstrap(double confidence, int draws, long seed) {
        Optional<String> noInterval = noInterval();
        if (noInterval.isPresent()) {
            return Finding.missing(noInterval.get());
        }
        double[] sorted = drawn(new StationaryBootstrap(block(), draws, seed));
        int cut = (int) Math.floor(sorted.length * (1 - confidence) / 2);
        if (sorted.length == 0) {
            return Finding.missing("no draw held a row, so rows are too close together to draw blocks from");
        }
        return Finding.found(new Interval(sorted[cut], sorted[sorted.length - 1 - cut], confidence));
    }

    /// The ratio in every draw that has a denominator, sorted.
    private double[] drawn(StationaryBootstrap bootstrap) {
        return Arrays.stream(bootstrap.sums(above, below))
                .filter(sums -> sums[1] > 1e-9 * belowSum)
                .mapToDouble(sums -> sums[0] / sums[1])
                .sorted()
                .toArray();
    }

    private double block() {
        return Math.max(2.0 * window, Math.cbrt(above.length));
    }

    private Optional<String> noInterval() {
        int windows = independentWindows();
        if (windows < FEWEST_WINDOWS) {
            return Optional.of(
                    "an interval needs " + FEWEST_WINDOWS + " windows that share no outcome, there are " + windows);
        }
        return constant()
                ? Optional.of("the figure is the same at every instant, so its spread is unknown")
                : Optional.empty();
    }

    private boolean constant() {
        for (int t = 0; t < above.length; t++) {
            double share = ratio * below[t];
            if (Math.abs(above[t] - share) > 1e-12 * Math.max(Math.abs(above[t]), Math.abs(share))) {
                return false;
            }
        }
        return true;
    }

    private static int active(double[] below) {
        int active = 0;
        for (double value : below) {
            active += value != 0 ? 1 : 0;
        }
        return active;
    }
}
