package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;
import java.util.Set;

/// A model of the levels that have rows enough, and levels further out that lean on them:
/// `out[k] = q_edge + reach[k] (q_edge - q_middle)`, middle being the inner level nearest to the median.
///
/// @param inner a model of some of the levels
/// @param edge for each level, the position among the inner levels of the one it leans on
/// @param reach for each level, not negative; 0 for a level of the inner model itself
public record LeaningQuantiles(QuantileLevels levels, QuantileModel inner, int[] edge, double[] reach)
        implements QuantileModel {
    public LeaningQuantiles {
        edge = edge.clone();
        reach = Numbers.finite("reach", reach);
        if (edge.length != levels.size() || reach.length != levels.size()) {
            throw new IllegalArgumentException("edge and reach must hold one number for each of " + levels.size()
                    + " levels, held " + edge.length + " and " + reach.length);
        }
        for (int k = 0; k < edge.length; k++) {
            if (edge[k] < 0 || edge[k] >= inner.levels().size() || reach[k] < 0) {
                throw new IllegalArgumentException("edge must be the position of an inner level and reach not negative,"
                        + " were " + edge[k] + " and " + reach[k]);
            }
            if (reach[k] == 0
                    && inner.levels().values().contains(levels.get(k))
                    && inner.levels().get(edge[k]) != levels.get(k)) {
                throw new IllegalArgumentException("level " + levels.get(k) + " must lean on itself");
            }
        }
    }

    @Override
    public int inputs() {
        return inner.inputs();
    }

    @Override
    public int steps() {
        return inner.steps();
    }

    @Override
    public Set<String> venues() {
        return inner.venues();
    }

    @Override
    public void predict(double[] features, double[] out) {
        predict(UNKNOWN_VENUE, features, out);
    }

    @Override
    public void predict(String venue, double[] features, double[] out) {
        double[] own = new double[inner.levels().size()];
        inner.predict(venue, features, own);
        double centre = own[inner.levels().nearest(.5)];
        for (int k = 0; k < edge.length; k++) {
            double at = own[edge[k]];
            out[k] = reach[k] == 0 ? at : at + reach[k] * (at - centre);
        }
    }

    @Override
    public int[] edge() {
        return edge.clone();
    }

    @Override
    public double[] reach() {
        return reach.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LeaningQuantiles that
                && levels.equals(that.levels)
                && inner.equals(that.inner)
                && Arrays.equals(edge, that.edge)
                && Arrays.equals(reach, that.reach);
    }

    @Override
    public int hashCode() {
        return 31 * inner.hashCode() + Arrays.hashCode(reach);
    }

    @Override
    public String toString() {
        return "LeaningQuantiles[" + levels.size() + " levels on " + inner + "]";
    }
}
