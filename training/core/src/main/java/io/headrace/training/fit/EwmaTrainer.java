package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.StructuralBase;
import io.headrace.models.predictor.StructuralQuantiles;
import io.headrace.training.set.TrainingSet;

/// The strong simple baseline: the announced plan, and the EWMA scale of each venue's own unannounced need
/// changes, recalibrated: `q_tau = plan + ewma * Q_tau((y - plan) / ewma)`.
///
/// It knows nothing of margin rules or prices; where demand is not planned, little more can be known.
public final class EwmaTrainer implements QuantileTrainer {
    @Override
    public StructuralQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException("rows must be at least one, were none");
        }
        set.schema().indexOf("need_change_ewma"); // refuses a schema without it
        double[][] features = StructuralTrainer.features(set);
        StandardizedPaths best = null;
        StructuralBase chosen = null;
        double least = Double.POSITIVE_INFINITY;
        for (StructuralBase.Columns columns : StructuralColumns.candidates(set.schema())) {
            StructuralBase base = new StructuralBase(StructuralColumns.ownChanges(columns, set.schema()), 0, 0, 0);
            StandardizedPaths paths = StandardizedPaths.of(base, set, features);
            double loss = paths.loss(levels);
            if (chosen == null || best == null || loss < least) {
                least = loss;
                best = paths;
                chosen = base;
            }
        }
        if (chosen == null || best == null) {
            throw new IllegalStateException("there is always a candidate");
        }
        double[][] table = {EmpiricalQuantiles.of(best.outcomes(), levels)};
        return new StructuralQuantiles(levels, set.schema().size(), chosen, 0, table);
    }
}
