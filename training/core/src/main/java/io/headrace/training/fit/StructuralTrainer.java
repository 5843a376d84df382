package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;

/// The margin formula, recalibrated: the announced rise of demand plus empirical quantiles of what was
/// left, in units of the structural scale.
///
/// `q_tau = planned_rise + Q_tau(y - planned_rise)`. Scale and plan carry all the information; only one
/// number per level is learnt. What learning adds is measured against this.
public final class StructuralTrainer implements QuantileTrainer {
    /// The announced rise of demand over the present, in units of the structural scale.
    public static final String PLAN_COLUMN = "planned_rise";

    @Override
    public LinearQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        int plan = set.schema().indexOf(PLAN_COLUMN);
        double[] left = set.rows().stream()
                .mapToDouble(row -> row.y() - row.feature(plan))
                .toArray();
        double[] quantiles = EmpiricalQuantiles.of(left, levels);
        int width = set.schema().size();
        double[][] coefficients = new double[levels.size()][width + 1];
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k][0] = quantiles[k];
            coefficients[k][plan + 1] = 1;
        }
        double[] spread = new double[width];
        Arrays.fill(spread, 1);
        return new LinearQuantiles(levels, new double[width], spread, coefficients);
    }
}
