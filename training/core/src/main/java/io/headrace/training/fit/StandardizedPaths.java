package io.headrace.training.fit;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.StructuralBase;
import io.headrace.training.set.TrainingSet;

/// What past windows came to, freed of a base's location and divided by its spread.
///
/// @param outcomes `(y - location) / spread`, in row order
/// @param spreadUsd what one spread was worth at the row, USD
record StandardizedPaths(double[] outcomes, double[] spreadUsd) {
    static StandardizedPaths of(StructuralBase base, TrainingSet set, double[][] features) {
        double[] outcomes = new double[features.length];
        double[] spreadUsd = new double[features.length];
        for (int i = 0; i < features.length; i++) {
            double spread = base.spread(features[i]);
            outcomes[i] = (set.rows().get(i).y() - base.location(features[i])) / spread;
            spreadUsd[i] = spread * set.rows().get(i).scaleUsd();
        }
        return new StandardizedPaths(outcomes, spreadUsd);
    }

    /// Pinball loss, USD, of one row of quantiles for all rows: by it bases are compared.
    double loss(QuantileLevels levels) {
        double[] quantiles = EmpiricalQuantiles.of(outcomes, levels);
        double sum = 0;
        for (int k = 0; k < quantiles.length; k++) {
            for (int i = 0; i < outcomes.length; i++) {
                sum += spreadUsd[i] * Pinball.loss(levels.get(k), quantiles[k], outcomes[i]);
            }
        }
        return sum;
    }
}
