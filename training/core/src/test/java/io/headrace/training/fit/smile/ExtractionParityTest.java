package io.headrace.training.fit.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Ensemble;
import io.headrace.models.predictor.TreeQuantiles;
import io.headrace.training.fit.Draws;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import smile.data.DataFrame;
import smile.regression.GradientTreeBoost;

class ExtractionParityTest {
    private static final TrainingSet FITTED = Draws.rows(3000, 6, 11);
    private final BoostedQuantileTrainer trainer = new BoostedQuantileTrainer(BoostSettings.DEFAULT.withTrees(20));

    @Test
    void ourNumbersPredictWhatSmilePredictsOnUnseenRows() {
        DataFrame unseen = frame(Draws.rows(500, 6, 12));
        for (double level : List.of(.05, .5, .95, .995)) {
            GradientTreeBoost fitted = trainer.boost(frame(FITTED), level, 1);
            Ensemble ours = GrownTrees.ensemble(fitted);
            for (int i = 0; i < unseen.nrows(); i++) {
                double expected = fitted.predict(unseen.get(i));
                double[] features = unseen.get(i).toArray();
                assertEquals(expected, ours.value(features), 1e-9 * Math.max(1, Math.abs(expected)), "level " + level);
            }
        }
    }

    @Test
    void sameSeedGivesTheSameTreesAndAnotherSeedOthers() {
        QuantileLevels levels = new QuantileLevels(List.of(.5, .99));
        TreeQuantiles first = trainer.fit(FITTED, levels, 7);
        assertEquals(first, trainer.fit(FITTED, levels, 7));
        assertNotEquals(first, trainer.fit(FITTED, levels, 8));
    }

    @Test
    void levelsFarOutLeanOnTheLastThatHasRows() {
        TreeQuantiles model = trainer.fit(FITTED, QuantileLevels.STANDARD, 7);
        double[] out = new double[model.levels().size()];
        int[] below = new int[out.length];
        for (TrainingRow row : FITTED.rows()) {
            model.predict(row.features(), out);
            for (int k = 0; k < out.length; k++) {
                below[k] += row.y() <= out[k] ? 1 : 0;
            }
        }
        for (int k = 0; k < out.length; k++) {
            assertEquals(model.levels().get(k), (double) below[k] / FITTED.size(), .03);
        }
        assertTrue(below[9] >= below[8] && below[8] >= below[7], "outer levels must not cross");
    }

    private static DataFrame frame(TrainingSet set) {
        return BoostedQuantileTrainer.frame(set, set.labels());
    }
}
