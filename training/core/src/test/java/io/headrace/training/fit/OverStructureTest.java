package io.headrace.training.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.evaluation.QuantileScoring;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.LinearQuantiles;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.StackedQuantiles;
import io.headrace.models.predictor.StructuralQuantiles;
import io.headrace.training.fit.commonsmath.LinearQuantileTrainer;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// A made world of rotations: at hour 0 the next hour's plan is known, little is held and the scale says
/// nothing of what comes.
class OverStructureTest {
    private static final List<String> COLUMNS = List.of(
            "hour_of_day",
            "planned_rise",
            "planned_rise_1h",
            "adverse_gap",
            "adverse_gap_ewma",
            "need_change_ewma",
            "demand_over_scale",
            "ewma_volatility");
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.1, .5, .9, .99));
    private static final TrainingSet TRAIN = rows(6000, 1);
    private static final TrainingSet TEST = rows(6000, 2);

    @Test
    void theStructuralForecastFindsPlanWidthAndHour() {
        StructuralQuantiles fitted = new StructuralTrainer().fit(TRAIN, LEVELS, 0);

        assertEquals(2, fitted.base().columns().plan()[0], "the step inside the window");
        assertTrue(wql(fitted) < .8 * wql(new EwmaTrainer().fit(TRAIN, LEVELS, 0)));
        assertTrue(wql(fitted) < .8 * wql(new SeasonalTrainer().fit(TRAIN, LEVELS, 0)));
    }

    @Test
    void aLearnerThatStandsOnItIsBetterThanOneThatDoesNot() {
        QuantileModel plain = new LinearQuantileTrainer().fit(TRAIN, LEVELS, 0);
        QuantileModel stacked = new OverStructure(new LinearQuantileTrainer()).fit(TRAIN, LEVELS, 0);

        assertTrue(wql(stacked) < .95 * wql(plain), wql(stacked) + " against " + wql(plain));
    }

    @Test
    void theLearnerSeesWhatTheStackedModelWillShowIt() {
        StructuralQuantiles base = new StructuralTrainer().fit(TRAIN, LEVELS, 0);
        TrainingRow before = TRAIN.rows().get(24);
        TrainingRow after = OverStructure.rest(TRAIN, base).rows().get(24);

        assertArrayEquals(StackedQuantiles.inputs(base, before.features()), after.features());
        assertEquals(
                before.y(),
                base.base().location(before.features()) + base.base().spread(before.features()) * after.y(),
                1e-9);
        assertEquals(before.scaleUsd() * base.base().spread(before.features()), after.scaleUsd(), 1e-9);
    }

    @Test
    void aLearnerThatDoesHarmIsLeftBehindOnTheSlice() {
        OverStructure harmful = new OverStructure((rows, levels, seed) -> {
            double[][] far = new double[levels.size()][rows.schema().size() + 1];
            for (int k = 0; k < far.length; k++) {
                far[k][0] = 40 + k;
            }
            double[] ones = new double[rows.schema().size()];
            Arrays.fill(ones, 1);
            return new LinearQuantiles(levels, new double[ones.length], ones, far);
        });
        StackedQuantiles fitted = harmful.fit(TRAIN, LEVELS, 0);
        QuantileModel refined = harmful.refine(fitted, rows(4000, 3));

        assertTrue(wql(fitted) > 3 * wql(fitted.base()), "or it would do no harm");
        assertTrue(wql(refined) < 1.05 * wql(fitted.base()), wql(refined) + " against " + wql(fitted.base()));
    }

    @Test
    void aLearnerThatHelpsIsBelievedOnTheSlice() {
        OverStructure honest = new OverStructure(new LinearQuantileTrainer());
        StackedQuantiles fitted = honest.fit(TRAIN, LEVELS, 0);
        QuantileModel refined = honest.refine(fitted, rows(4000, 3));

        assertTrue(wql(refined) < 1.01 * wql(fitted), wql(refined) + " against " + wql(fitted));
        assertTrue(wql(refined) < .99 * wql(fitted.base()), wql(refined) + " against " + wql(fitted.base()));
    }

    @Test
    void noRowsAreRefused() {
        TrainingSet none = new TrainingSet(TRAIN.schema(), TRAIN.window(), List.of());
        assertThrows(IllegalArgumentException.class, () -> new StructuralTrainer().fit(none, LEVELS, 0));
        assertThrows(IllegalArgumentException.class, () -> new EwmaTrainer().fit(none, LEVELS, 0));
    }

    private static double wql(QuantileModel model) {
        QuantileScoring scoring = new QuantileScoring(LEVELS);
        double[] out = new double[LEVELS.size()];
        for (TrainingRow row : TEST.rows()) {
            model.predict(row.features(), out);
            scoring.add(out, row.y());
        }
        return scoring.score().orElseThrow().wql().orElseThrow();
    }

    private static TrainingSet rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int hour = i % 24;
            boolean rotation = hour == 0;
            double volatility = .002 + .1 * Math.pow(random.nextDouble(), 3);
            double held = rotation ? 10 : 1 / volatility;
            double step = rotation ? 1000 * random.nextDouble() : 0;
            double width = Math.max(1, (held + step) * volatility) * (hour < 12 ? 1 : 2);
            double gap = .2 * random.nextDouble();
            double y = step + width * Math.abs(random.nextGaussian());
            double[] features = {
                hour, rotation ? step : 20, step, gap, .1, .8 + .4 * random.nextDouble(), held, volatility
            };
            rows.add(new TrainingRow("alpha", i, features, y, 1, held));
        }
        return new TrainingSet(FeatureSchema.of(COLUMNS, COLUMNS), new ForecastWindow(0, 1), rows);
    }
}
