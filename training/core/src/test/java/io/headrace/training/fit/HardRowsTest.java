package io.headrace.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.models.predictor.Rearrangement;
import io.headrace.training.fit.smile.ForestQuantileTrainer;
import io.headrace.training.fit.smile.ForestSettings;
import io.headrace.training.fit.smile.MixtureQuantileTrainer;
import io.headrace.training.fit.smile.MixtureSettings;
import io.headrace.training.fit.tribuo.SgdQuantileTrainer;
import io.headrace.training.fit.tribuo.SgdSettings;
import io.headrace.training.fit.tribuo.xgboost.XgboostQuantileTrainer;
import io.headrace.training.fit.tribuo.xgboost.XgboostSettings;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rows from which little or nothing can be learnt, before every library.
class HardRowsTest {
    private static final QuantileLevels LEVELS = QuantileLevels.STANDARD;
    private static final TrainingSet ROWS = Draws.rows(900, 4, 3);

    static Stream<QuantileTrainer> trainers() {
        return Stream.of(
                new OverTails(new SgdQuantileTrainer(SgdSettings.DEFAULT), 100),
                new OverTails(new XgboostQuantileTrainer(XgboostSettings.DEFAULT), 100),
                new ForestQuantileTrainer(ForestSettings.DEFAULT),
                new MixtureQuantileTrainer(MixtureSettings.DEFAULT));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void oneRowIsTooFew(QuantileTrainer trainer) {
        TrainingSet one = with(ROWS.rows().subList(0, 1));
        String why = assertThrows(IllegalArgumentException.class, () -> trainer.fit(one, LEVELS, 1))
                .getMessage();
        assertTrue(why.startsWith("rows must be at least ") && why.endsWith(", were 1"), why);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void aTargetThatNeverChangesTeachesNothing(QuantileTrainer trainer) {
        TrainingSet constant = with(changed(row ->
                new TrainingRow(row.venue(), row.asOfNanos(), row.features(), 2.5, row.scaleUsd(), row.demandUsd())));
        assertEquals(
                "the target must change, was always 2.5",
                assertThrows(IllegalArgumentException.class, () -> trainer.fit(constant, LEVELS, 1))
                        .getMessage());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void aColumnThatNeverSpokeDoesNoHarm(QuantileTrainer trainer) {
        TrainingSet silent = with(changed(row -> {
            double[] features = row.features();
            features[3] = 0;
            return new TrainingRow(row.venue(), row.asOfNanos(), features, row.y(), row.scaleUsd(), row.demandUsd());
        }));
        QuantileModel model = trainer.fit(silent, LEVELS, 1);
        double[] out = new double[LEVELS.size()];
        double[] far = new double[LEVELS.size()];
        model.predict(new double[] {1, 0, 0, 0}, out);
        model.predict(new double[] {1, 0, 0, 1e9}, far);
        Rearrangement.sort(out);
        Rearrangement.sort(far);
        for (int k = 0; k < out.length; k++) {
            assertTrue(Double.isFinite(out[k]));
            assertEquals(out[k], far[k], 1e-9, "what never spoke must not be listened to");
        }
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void valuesOfAnySizeGiveFiniteQuantilesInOrder(QuantileTrainer trainer) {
        TrainingSet huge = with(changed(row -> {
            double[] features = row.features();
            features[2] *= 1e45; // beyond single precision
            return new TrainingRow(row.venue(), row.asOfNanos(), features, row.y(), row.scaleUsd(), row.demandUsd());
        }));
        double[] out = new double[LEVELS.size()];
        trainer.fit(huge, LEVELS, 1).predict(new double[] {1, 0, 1e45, 0}, out);
        Rearrangement.sort(out);
        assertFalse(Rearrangement.crosses(out));
        for (double quantile : out) {
            assertTrue(Double.isFinite(quantile));
        }
    }

    @Test
    void infinitiesReachNone() {
        assertEquals(
                "features must be finite, one was Infinity for alpha",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new TrainingRow(
                                        "alpha", 0, new double[] {0, Double.POSITIVE_INFINITY, 0, 0}, 1, 1, 1))
                        .getMessage());
    }

    private static List<TrainingRow> changed(UnaryOperator<TrainingRow> change) {
        return ROWS.rows().stream().map(change).toList();
    }

    private static TrainingSet with(List<TrainingRow> rows) {
        return new TrainingSet(ROWS.schema(), ROWS.window(), rows);
    }
}
