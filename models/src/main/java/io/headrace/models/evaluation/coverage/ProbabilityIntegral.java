package io.headrace.models.evaluation.coverage;

import io.headrace.models.evaluation.Finding;
import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;

/// Where outcomes fell in their forecast distributions, `u_t = F_t(y_t)`: uniform on [0, 1] when forecasts are
/// calibrated (Dawid 1984).
public final class ProbabilityIntegral {
    private final double[] values;

    /// @param values each in [0, 1]
    public ProbabilityIntegral(double[] values) {
        this.values = values.clone();
        for (double value : values) {
            if (!(value >= 0) || value > 1) {
                throw new IllegalArgumentException("values must be in [0, 1], one was " + value);
            }
        }
    }

    /// The share of the distribution below the truth, linear between quantiles. Below the lowest and above
    /// the highest quantile nothing is known of the distribution; the middle of that tail stands for it.
    ///
    /// @param quantiles one per level, in order
    public static double of(QuantileLevels levels, double[] quantiles, double truth) {
        int last = quantiles.length - 1;
        if (truth < quantiles[0]) {
            return levels.get(0) / 2;
        }
        if (truth > quantiles[last]) {
            return (1 + levels.get(last)) / 2;
        }
        int k = 0;
        while (k < last && quantiles[k + 1] < truth) {
            k++;
        }
        if (k == last || quantiles[k + 1] == quantiles[k]) {
            return levels.get(k);
        }
        double share = (truth - quantiles[k]) / (quantiles[k + 1] - quantiles[k]);
        return levels.get(k) + share * (levels.get(k + 1) - levels.get(k));
    }

    /// The greatest distance from uniform and its p-value (Kolmogorov and Smirnov), which holds for
    /// independent outcomes of continuous distributions only.
    public Finding<Distance> kolmogorovSmirnov() {
        if (values.length < 2) {
            return Finding.missing("a distribution needs at least two outcomes, there are " + values.length);
        }
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        double statistic = test.kolmogorovSmirnovStatistic(new UniformRealDistribution(0, 1), values);
        return Finding.found(new Distance(statistic, Math.clamp(1 - test.cdf(statistic, values.length), 0, 1)));
    }

    /// @param statistic in [0, 1]
    /// @param pValue how often it would be this large or larger for uniform values
    public record Distance(double statistic, double pValue) {}

    /// Shares of outcomes between edges.
    ///
    /// @param edges increasing, from 0 to 1; a value on an edge counts in the bin above it, and 1 in the last
    public double[] histogram(double... edges) {
        requireEdges(edges);
        double[] shares = new double[edges.length - 1];
        for (double value : values) {
            shares[bin(value, edges)] += 1.0 / values.length;
        }
        return shares;
    }

    /// The bin of a value.
    public static int bin(double value, double[] edges) {
        int found = Arrays.binarySearch(edges, value);
        int bin = found >= 0 ? found : -found - 2;
        return Math.min(bin, edges.length - 2);
    }

    private static void requireEdges(double[] edges) {
        boolean increases = edges.length >= 2 && edges[0] == 0 && edges[edges.length - 1] == 1;
        for (int i = 1; i < edges.length; i++) {
            increases &= edges[i] > edges[i - 1];
        }
        if (!increases) {
            throw new IllegalArgumentException("edges must increase from 0 to 1, were " + Arrays.toString(edges));
        }
    }
}
