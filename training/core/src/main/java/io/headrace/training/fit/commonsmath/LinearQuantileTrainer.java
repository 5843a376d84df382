package io.headrace.training.fit.commonsmath;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.training.fit.QuantileTrainer;
import io.headrace.training.set.TrainingSet;

/// Linear quantile regression on standardized features, one exact fit per level. Uses no randomness: the seed is
/// ignored.
public final class LinearQuantileTrainer implements QuantileTrainer {
    @Override
    public LinearQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        Design design = Design.of(set);
        FrischNewton solver = new FrischNewton(design.rows(), set.labels());
        double[][] coefficients = new double[levels.size()][];
        for (int k = 0; k < coefficients.length; k++) {
            coefficients[k] = design.spreadOut(solver.solve(levels.get(k)));
        }
        return new LinearQuantiles(levels, design.centre(), design.spread(), coefficients);
    }
}
