package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import java.util.stream.IntStream;

/// Which levels are fitted on their own and which are read off their neighbours.
///
/// Far out in the tail a few dozen rows cannot feed a full model: it would repeat their accidents. Such a
/// level takes the shape of the outermost level that can be fitted on its own: `q_tau = q_edge + c_tau
/// (q_edge - q_median)`, one number `c_tau` from all rows. That is the scale family of location-scale
/// models, with its tail left to the data.
///
/// @param edges for each level, the position of the level it leans on; its own position when it is fitted
/// @param middle position of the level nearest to the median
public record TailPlan(int[] edges, int middle) {
    /// Fits a level on its own when at least `rowsBeyond` of `rows` rows are expected beyond it. The two
    /// levels around the middle on each side are always fitted.
    public static TailPlan of(QuantileLevels levels, int rows, double rowsBeyond) {
        int middle = IntStream.range(0, levels.size())
                .boxed()
                .min((i, j) -> Double.compare(Math.abs(levels.get(i) - .5), Math.abs(levels.get(j) - .5)))
                .orElseThrow();
        int[] edges = new int[levels.size()];
        edges[middle] = middle;
        for (int k = middle + 1; k < edges.length; k++) {
            edges[k] = k == middle + 1 || rows * (1 - levels.get(k)) >= rowsBeyond ? k : edges[k - 1];
        }
        for (int k = middle - 1; k >= 0; k--) {
            edges[k] = k == middle - 1 || rows * levels.get(k) >= rowsBeyond ? k : edges[k + 1];
        }
        return new TailPlan(edges, middle);
    }

    public boolean fitted(int k) {
        return edges[k] == k;
    }

    public int edge(int k) {
        return edges[k];
    }

    /// The exact minimizer c of `sum rho_tau(y - edge - c (edge - middle))`: a weighted quantile. Rows at
    /// which edge and middle are not in the order of their levels say nothing and are left out.
    ///
    /// @param side 1 in the upper tail, -1 in the lower
    public static double scale(double tau, int side, double[] y, double[] edge, double[] middle) {
        int[] rows = IntStream.range(0, y.length)
                .filter(i -> side * (edge[i] - middle[i]) > 0)
                .toArray();
        double[] beyond = new double[rows.length];
        double[] weight = new double[rows.length];
        double total = 0;
        for (int i = 0; i < rows.length; i++) {
            weight[i] = Math.abs(edge[rows[i]] - middle[rows[i]]);
            beyond[i] = side * (y[rows[i]] - edge[rows[i]]) / weight[i];
            total += weight[i];
        }
        double wanted = (side > 0 ? tau : 1 - tau) * total;
        int[] order = IntStream.range(0, rows.length)
                .boxed()
                .sorted((i, j) -> Double.compare(beyond[i], beyond[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double reached = 0;
        for (int i : order) {
            reached += weight[i];
            if (reached >= wanted) {
                return Math.max(beyond[i], 0); // never inside the level it leans on
            }
        }
        return 0;
    }
}
