package io.headrace.training.fit.tribuo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.training.fit.Draws;
import io.headrace.training.fit.commonsmath.LinearQuantileTrainer;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDModel;

class SgdExtractionTest {
    private static final TrainingSet FITTED = Draws.rows(2000, 6, 11);
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.05, .5, .95));
    private final SgdQuantileTrainer trainer = new SgdQuantileTrainer(SgdSettings.DEFAULT);

    @Test
    void ourNumbersPredictWhatTribuoPredictsOnUnseenRows() {
        Standardized rows = Standardized.of(FITTED);
        LinearSGDModel fitted = trainer.train(rows, LEVELS, 1);
        LinearQuantiles ours = SgdQuantileTrainer.numbers(fitted, rows, LEVELS);
        double[] out = new double[LEVELS.size()];
        for (TrainingRow unseen : Draws.rows(300, 6, 12).rows()) {
            double[] x = unseen.features();
            double[] standardized = x.clone();
            for (int j = 0; j < x.length; j++) {
                standardized[j] = (x[j] - rows.centre()[j]) / rows.spread()[j];
            }
            Regressor told = fitted.predict(Examples.example(standardized, 0, LEVELS.size()))
                    .getOutput();
            ours.predict(x, out);
            for (int k = 0; k < out.length; k++) {
                double expected = rows.location()
                        + rows.scale()
                                * told.getDimension(Examples.names("q", 3)[k])
                                        .orElseThrow()
                                        .getValue();
                assertEquals(expected, out[k], 1e-9 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    @Test
    void comesWithinAFewPercentOfTheExactLoss() {
        TrainingSet unseen = Draws.rows(4000, 6, 13);
        double exact = loss(new LinearQuantileTrainer().fit(FITTED, LEVELS, 1), unseen);
        assertTrue(loss(trainer.fit(FITTED, LEVELS, 1), unseen) < 1.04 * exact);
    }

    @Test
    void sameSeedGivesTheSameNumbersAndAnotherSeedOthers() {
        LinearQuantiles first = trainer.fit(FITTED, LEVELS, 7);
        assertEquals(first, trainer.fit(FITTED, LEVELS, 7));
        assertNotEquals(first, trainer.fit(FITTED, LEVELS, 8));
    }

    @Test
    void tribuoTellsObjectiveOptimiserAndSeed() {
        Map<String, String> told = trainer.provenance(2000, 6, 7);
        assertEquals("2000", told.get("rows"));
        assertEquals("7", told.get("seed"));
        assertTrue(told.toString().contains("AdaGrad"), told.toString());
        assertTrue(told.toString().contains("PinballObjective"), told.toString());
        assertEquals(told, trainer.provenance(2000, 6, 7));
    }

    private static double loss(LinearQuantiles model, TrainingSet set) {
        double[] out = new double[LEVELS.size()];
        double sum = 0;
        for (TrainingRow row : set.rows()) {
            model.predict(row.features(), out);
            for (int k = 0; k < out.length; k++) {
                sum += Pinball.loss(LEVELS.get(k), out[k], row.y());
            }
        }
        return sum;
    }
}
