package io.headrace.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.evaluation.Pinball;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.BlendQuantiles;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlendTrainerTest {
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.1, .5, .9));
    private static final int WINDOW = 20;

    @Test
    void theWeightsGoToTheMemberThatForecastsBest() {
        BlendQuantiles blend = blend(Draws.rows(4000, 3, 1));

        for (double[] row : blend.weights()) {
            assertTrue(row[0] > .7, Arrays.deepToString(blend.weights()));
        }
    }

    @Test
    void theBlendIsNeverMuchWorseThanItsBestMemberAndNeverCrosses() {
        BlendQuantiles blend = blend(Draws.rows(4000, 3, 1));
        TrainingSet fresh = Draws.rows(4000, 3, 2);

        double best = blend.members().stream()
                .mapToDouble(member -> loss(member, fresh))
                .min()
                .orElseThrow();
        assertTrue(loss(blend, fresh) <= 1.01 * best, loss(blend, fresh) + " against " + best);
        double[] out = new double[LEVELS.size()];
        for (TrainingRow row : fresh.rows()) {
            blend.predict(row.features(), out);
            assertFalse(Rearrangement.crosses(out));
        }
    }

    @Test
    void twoMembersThatErrOnOppositeSidesAreAveraged() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] forecasts = new double[4000][];
        double[] outcomes = new double[forecasts.length];
        double[] worth = new double[forecasts.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = random.nextGaussian();
            forecasts[i] = new double[] {-1, 1};
            worth[i] = 1;
        }
        QuantileLevels middle = new QuantileLevels(List.of(.5));
        double[] weights = BlendWeights.of(middle, new double[][][] {forecasts}, outcomes, worth)[0];
        assertEquals(.5, weights[0], .03);
        assertEquals(1, weights[0] + weights[1], 1e-12);
    }

    @Test
    void aLevelWithFewRowsBeyondItLeansOnTheOthers() {
        double[][] firstIsRight = new double[400][];
        double[][] secondIsRight = new double[400][];
        double[] outcomes = new double[400];
        double[] worth = new double[400];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = random.nextGaussian();
            worth[i] = 1;
            firstIsRight[i] = new double[] {outcomes[i], outcomes[i] + 3};
            secondIsRight[i] = new double[] {outcomes[i] + 3, outcomes[i]};
        }
        double[][] weights = BlendWeights.of(
                new QuantileLevels(List.of(.5, .999)), new double[][][] {firstIsRight, secondIsRight}, outcomes, worth);
        assertTrue(weights[0][0] > .8, Arrays.deepToString(weights));
        assertTrue(weights[1][0] > .8, "half a row beyond .999 says nothing: " + Arrays.deepToString(weights));
        double[][] enough = BlendWeights.of(
                new QuantileLevels(List.of(.5, .6)), new double[][][] {firstIsRight, secondIsRight}, outcomes, worth);
        assertTrue(enough[1][1] > .8, "160 rows beyond .6 say enough: " + Arrays.deepToString(enough));
    }

    @Test
    void withoutASliceAllCountTheSame() {
        QuantileTrainer trainer = trainer();
        TrainingSet rows = Draws.rows(300, 3, 1);
        QuantileModel fitted = trainer.fit(rows, LEVELS, 0);
        TrainingSet none = new TrainingSet(rows.schema(), rows.window(), List.of());

        assertEquals(fitted, trainer.refine(fitted, none));
        assertEquals(.5, ((BlendQuantiles) fitted).weights()[0][0], 0);
    }

    @Test
    void aShortSliceIsHeldHalfwayByWhatTheFittingSpanSaid() {
        QuantileTrainer trainer = trainer();
        BlendQuantiles fitted = (BlendQuantiles) trainer.fit(sparse(4000, 1, 1), LEVELS, 0);
        TrainingSet misleading = sparse(200, -1, 2);
        BlendQuantiles refined = (BlendQuantiles) trainer.refine(fitted, misleading);
        double[][] slice = SliceBlend.of(fitted.members(), misleading).weights();

        for (int k = 0; k < LEVELS.size(); k++) {
            assertTrue(fitted.weights()[k][0] > .7, Arrays.deepToString(fitted.weights()));
            assertTrue(slice[k][0] < .3, Arrays.deepToString(slice));
            assertEquals((fitted.weights()[k][0] + slice[k][0]) / 2, refined.weights()[k][0], 1e-15);
        }
        assertEquals(fitted, trainer.fit(sparse(4000, 1, 1), LEVELS, 0), "the same rows give the same weights");
    }

    @Test
    void noMemberSeesAnOutcomeThatItsBlockIsJudgedOn() {
        TrainingSet span = sparse(4000, 1, 1);
        List<TrainingSet> fits = new ArrayList<>();
        new BlendTrainer(List.of((rows, levels, seed) -> {
                    fits.add(rows);
                    return constant(1, new double[] {-1.4, .6, 2.6});
                }))
                .fit(span, LEVELS, 0);

        assertEquals(5, fits.size());
        assertEquals(span, fits.getFirst());
        for (int block = 0; block < 4; block++) {
            long low = 1000L * block;
            long high = low + 1000;
            for (TrainingRow row : fits.get(block + 1).rows()) {
                assertTrue(
                        row.asOfNanos() + WINDOW <= low || row.asOfNanos() >= high + WINDOW,
                        "block " + block + " is judged on what row " + row.asOfNanos() + " saw");
            }
            int sides = block == 0 || block == 3 ? 1 : 2;
            int lost = 1000 + sides * WINDOW - (block == 0 ? 0 : 1);
            assertEquals(4000 - lost, fits.get(block + 1).size(), "of block " + block);
        }
    }

    @Test
    void withManyWindowsFewRowsOrMovingWeightsTheSliceAloneTells() {
        List<QuantileTrainer> members = List.of(
                (rows, levels, seed) -> constant(1, new double[] {-1.4, .6, 2.6}),
                (rows, levels, seed) -> constant(0, new double[] {-1, 0, 1}));
        BlendTrainer fixed = new BlendTrainer(members);
        BlendTrainer moving = new BlendTrainer(members, true);

        for (BlendQuantiles fitted : List.of(
                fixed.fit(Draws.rows(4000, 3, 1), LEVELS, 0),
                fixed.fit(sparse(900, 1, 1), LEVELS, 0),
                moving.fit(sparse(4000, 1, 1), LEVELS, 0))) {
            assertEquals(SliceBlend.even(fitted.members()), fitted);
        }
    }

    /// Rows of which each twenty are nearly one; with a sign of -1 the first member's slope misleads.
    private static TrainingSet sparse(int count, int sign, long seed) {
        TrainingSet rows = Draws.rows(count, 3, seed);
        List<TrainingRow> turned = rows.rows().stream()
                .map(row -> {
                    double[] x = row.features();
                    x[0] *= sign;
                    return new TrainingRow(row.venue(), row.asOfNanos(), x, row.y(), 1, 1);
                })
                .toList();
        return new TrainingSet(rows.schema(), new ForecastWindow(0, WINDOW), turned);
    }

    private static BlendQuantiles blend(TrainingSet slice) {
        QuantileTrainer trainer = trainer();
        return (BlendQuantiles) trainer.refine(trainer.fit(slice, LEVELS, 0), slice);
    }

    /// One that knows the slope, and one that knows nothing.
    private static QuantileTrainer trainer() {
        return new BlendTrainer(List.of(
                (rows, levels, seed) -> constant(1, new double[] {-1.4, .6, 2.6}),
                (rows, levels, seed) -> constant(0, new double[] {-1, 0, 1})));
    }

    private static LinearQuantiles constant(double slope, double[] at) {
        double[][] coefficients = new double[at.length][];
        for (int k = 0; k < at.length; k++) {
            coefficients[k] = new double[] {at[k], slope, 0, 0};
        }
        return new LinearQuantiles(LEVELS, new double[3], new double[] {1, 1, 1}, coefficients);
    }

    private static double loss(QuantileModel model, TrainingSet rows) {
        double[] out = new double[LEVELS.size()];
        double sum = 0;
        for (TrainingRow row : rows.rows()) {
            model.predict(row.features(), out);
            for (int k = 0; k < out.length; k++) {
                sum += Pinball.loss(LEVELS.get(k), out[k], row.y());
            }
        }
        return sum;
    }
}
