package io.headrace.training.fit.tribuo.xgboost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.FloatTreeQuantiles;
import io.headrace.training.fit.Draws;
import io.headrace.training.fit.tribuo.Told;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.tribuo.common.xgboost.XGBoostExternalModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

class XgboostExtractionTest {
    private static final TrainingSet FITTED = Draws.rows(3000, 6, 11);
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.05, .5, .95, .995));
    private final XgboostQuantileTrainer trainer =
            new XgboostQuantileTrainer(new XgboostSettings(40, 5, 5, .1, .7, .7));

    @Test
    void ourNumbersPredictWhatXgboostPredictsBitForBit() throws XGBoostError {
        TrainingSet unseen = Draws.rows(2000, 6, 12);
        FloatTreeQuantiles ours = trainer.fit(FITTED, LEVELS, 1);
        double[][] out = predicted(ours, unseen);
        for (int k = 0; k < LEVELS.size(); k++) {
            float[][] told = booster(k).predict(SingleRows.matrix(unseen));
            for (int i = 0; i < told.length; i++) {
                assertEquals(told[i][0], (float) out[i][k]);
                assertEquals(out[i][k], (float) out[i][k]);
            }
        }
    }

    @Test
    void rowsOnAThresholdGoWhereXgboostSendsThem() throws XGBoostError {
        FloatTreeQuantiles ours = trainer.fit(FITTED, LEVELS, 1);
        List<TrainingRow> rows = new ArrayList<>();
        for (double split : ours.ensembles().get(1).trees().getFirst().threshold()) {
            for (float x : new float[] {(float) split, Math.nextUp((float) split)}) {
                double[] features = new double[6];
                Arrays.fill(features, x);
                rows.add(new TrainingRow("alpha", 0, features, 0, 1, 1));
            }
        }
        rows.add(new TrainingRow("alpha", 0, new double[] {1e300, -1e300, 1e300, -0.0, 0, 1e-300}, 0, 1, 1));
        TrainingSet edges = new TrainingSet(FITTED.schema(), FITTED.window(), rows);
        float[][] told = booster(1).predict(SingleRows.matrix(edges));
        double[][] out = predicted(ours, edges);
        for (int i = 0; i < told.length; i++) {
            assertEquals(told[i][0], (float) out[i][1], "row " + i);
        }
    }

    @Test
    void tribuosExternalModelPredictsTheSameAndTellsTheProvenanceOfTheCard() throws XGBoostError {
        XGBoostExternalModel<Regressor> wrapped = trainer.wrapped(booster(1), FITTED.size(), 6, 1);
        FloatTreeQuantiles ours = trainer.fit(FITTED, LEVELS, 1);
        double[] out = new double[LEVELS.size()];
        for (TrainingRow row : Draws.rows(50, 6, 13).rows()) {
            ArrayExample<Regressor> example = new ArrayExample<>(new Regressor("need", 0));
            for (int j = 0; j < 6; j++) {
                example.add(String.format(Locale.ROOT, "x%04d", j), row.feature(j));
            }
            ours.predict(row.features(), out);
            assertEquals(
                    out[1], wrapped.predict(example).getOutput().getValues()[0], "Tribuo must hand on XGBoost's own");
        }
        Map<String, String> told = Told.of(wrapped.getProvenance().getInstanceProvenance());
        Map<String, String> card = trainer.provenance(FITTED.size(), 6, 1);
        assertEquals(told, card);
        assertEquals("reg:quantileerror", card.get("objective"));
        assertEquals("3000", card.get("rows"));
    }

    @Test
    void sameSeedGivesTheSameTreesAndAnotherSeedOthers() {
        FloatTreeQuantiles first = trainer.fit(FITTED, LEVELS, 7);
        assertEquals(first, trainer.fit(FITTED, LEVELS, 7));
        assertNotEquals(first, trainer.fit(FITTED, LEVELS, 8));
    }

    @Test
    void learnsTheLevels() {
        double[][] out = predicted(trainer.fit(FITTED, LEVELS, 7), FITTED);
        for (int k = 0; k < 3; k++) {
            int below = 0;
            for (int i = 0; i < out.length; i++) {
                below += FITTED.rows().get(i).y() <= out[i][k] ? 1 : 0;
            }
            assertEquals(LEVELS.get(k), (double) below / out.length, .04);
        }
        assertTrue(out[0][0] < out[0][2]);
    }

    private Booster booster(int k) throws XGBoostError {
        return trainer.boost(SingleRows.matrix(FITTED), LEVELS.get(k), 1);
    }

    private static double[][] predicted(FloatTreeQuantiles model, TrainingSet set) {
        double[][] out = new double[set.size()][model.levels().size()];
        for (int i = 0; i < out.length; i++) {
            model.predict(set.rows().get(i).features(), out[i]);
        }
        return out;
    }
}
