package io.headrace.training.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.QuantileModel;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BaselineTrainersTest {
    private static final List<String> COLUMNS = List.of("hour_of_day", "demand_over_scale", "planned_rise");
    private static final QuantileLevels LEVELS = new QuantileLevels(List.of(.1, .5, .9));

    @Test
    void climatologyLearnsEachHourInUnitsOfDemand() {
        SplittableRandom random = new SplittableRandom(1);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 24 * 400; i++) {
            int hour = i % 24;
            double unit = 1 + random.nextDouble();
            rows.add(row(i, unit * (hour + random.nextDouble()), hour, unit, 0));
        }
        double[] out = predict(new SeasonalTrainer(), rows, 7, 2, 0);
        assertEquals(2 * 7.1, out[0], .1);
        assertEquals(2 * 7.5, out[1], .1);
        assertEquals(2 * 7.9, out[2], .1);
    }

    @Test
    void climatologyWithFewRowsBorrowsFromTheNeighbouringHours() {
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 24 * 5; i++) {
            rows.add(row(i, i % 24, i % 24, 1, 0));
        }
        double[] out = predict(new SeasonalTrainer(), rows, 12, 1, 0);
        assertTrue(out[0] < 12 && out[2] > 12, "five rows of an hour say nothing of its spread");
    }

    @Test
    void structuralAddsThePlanOneForOne() {
        SplittableRandom random = new SplittableRandom(2);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double plan = i % 6 == 0 ? 5 * random.nextDouble() : 0;
            rows.add(row(i, plan + random.nextDouble(), 0, 1, plan));
        }
        double[] calm = predict(new StructuralTrainer(), rows, 0, 1, 0);
        double[] planned = predict(new StructuralTrainer(), rows, 0, 1, 3);
        for (int k = 0; k < calm.length; k++) {
            assertEquals(LEVELS.get(k), calm[k], .03);
            assertEquals(calm[k] + 3, planned[k], 1e-12);
        }
    }

    private static TrainingRow row(long at, double y, double... features) {
        return new TrainingRow("alpha", at, features, y, 1, 1);
    }

    private static double[] predict(QuantileTrainer trainer, List<TrainingRow> rows, double... features) {
        TrainingSet set = new TrainingSet(FeatureSchema.of(COLUMNS, COLUMNS), new ForecastWindow(0, 1), rows);
        QuantileModel model = trainer.fit(set, LEVELS, 0);
        double[] out = new double[LEVELS.size()];
        model.predict(features, out);
        return out;
    }
}
