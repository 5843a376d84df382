package io.headrace.features.signal.flow;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;

/// Weights of the levels of a multi-level order flow imbalance: the first principal component of the
/// scaled level flows, of absolute sum 1 and positive sum.
///
/// Source: Cont, Cucuringu and Zhang (2023), Cross-impact of order flow imbalance in equity markets.
///
/// @param weights one for each level, from the best
/// @param explained share of the flows' variance that lies along them, 0..1
public record OfiWeights(List<Double> weights, double explained) {
    public OfiWeights {
        weights = List.copyOf(weights);
    }

    /// @param flows one row per window, one scaled flow per level; at least two rows and two levels
    public static OfiWeights of(double[][] flows) {
        EigenDecomposition eigen = new EigenDecomposition(new Covariance(flows).getCovarianceMatrix());
        double[] values = eigen.getRealEigenvalues();
        double total = 0;
        int first = 0;
        for (int i = 0; i < values.length; i++) {
            total += values[i];
            first = values[i] > values[first] ? i : first;
        }
        return new OfiWeights(scaled(eigen.getEigenvector(first).toArray()), values[first] / total);
    }

    private static List<Double> scaled(double[] component) {
        double sum = 0;
        double absolute = 0;
        for (double weight : component) {
            sum += weight;
            absolute += Math.abs(weight);
        }
        double scale = Math.copySign(absolute, sum);
        List<Double> weights = new ArrayList<>();
        for (double weight : component) {
            weights.add(weight / scale);
        }
        return weights;
    }
}
