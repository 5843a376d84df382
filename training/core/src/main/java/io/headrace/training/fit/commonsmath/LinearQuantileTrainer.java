package io.headrace.training.fit.commonsmath;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearBounds;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.training.fit.FewWindows;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.fit.TailPlan;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;

/// Linear quantile regression on standardized features, one exact fit per level. Uses no randomness: the
/// seed is ignored.
///
/// Levels with fewer than [#ROWS_PER_COEFFICIENT] rows beyond them for each coefficient lean on the last
/// one that has enough, as [TailPlan] says.
///
/// Where windows are few the model is bounded by its fitting rows: each input and each quantile by what they held.
public final class LinearQuantileTrainer implements QuantileTrainer {
    private static final double ROWS_PER_COEFFICIENT = 5;

    @Override
    public LinearQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        Design design = Design.of(set);
        double[] labels = set.labels();
        ManyRows solver = new ManyRows(design.rows(), labels);
        TailPlan plan = TailPlan.of(levels, set.size(), ROWS_PER_COEFFICIENT * design.rows()[0].length);
        double[][] fitted = new double[levels.size()][];
        for (int k = 0; k < fitted.length; k++) {
            if (plan.fitted(k)) {
                fitted[k] = solver.solve(levels.get(k));
            }
        }
        double[] middle = design.apply(fitted[plan.middle()]);
        double[][] coefficients = new double[levels.size()][];
        for (int k = 0; k < coefficients.length; k++) {
            double[] edge = fitted[plan.edge(k)];
            if (!plan.fitted(k)) {
                int side = k > plan.middle() ? 1 : -1;
                double scale = TailPlan.scale(levels.get(k), side, labels, design.apply(edge), middle);
                edge = stretched(edge, fitted[plan.middle()], scale);
            }
            coefficients[k] = design.spreadOut(edge);
        }
        LinearBounds bounds = FewWindows.in(set) ? boundsOf(set) : LinearBounds.NONE;
        return new LinearQuantiles(levels, design.centre(), design.spread(), coefficients, bounds);
    }

    private static LinearBounds boundsOf(TrainingSet set) {
        TrainingRow first = set.rows().getFirst();
        double[] low = first.features();
        double[] high = first.features();
        for (TrainingRow row : set.rows()) {
            for (int j = 0; j < low.length; j++) {
                low[j] = Math.min(low[j], row.feature(j));
                high[j] = Math.max(high[j], row.feature(j));
            }
        }
        DoubleSummaryStatistics target = Arrays.stream(set.labels()).summaryStatistics();
        return new LinearBounds(low, high, target.getMin(), target.getMax());
    }

    private static double[] stretched(double[] edge, double[] middle, double scale) {
        double[] far = edge.clone();
        for (int j = 0; j < far.length; j++) {
            far[j] += scale * (edge[j] - middle[j]);
        }
        return far;
    }
}
