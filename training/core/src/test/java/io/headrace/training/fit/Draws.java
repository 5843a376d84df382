package io.headrace.training.fit;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Seeded training rows whose law is known: `y = x0 + 0.5 x1^2 + (1 + 0.5 |x2|) * e`, e standard normal.
public final class Draws {
    private Draws() {}

    public static TrainingSet rows(int count, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TrainingRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] x = new double[columns];
            for (int j = 0; j < columns; j++) {
                x[j] = random.nextGaussian();
            }
            double y = x[0] + .5 * x[1] * x[1] + (1 + .5 * Math.abs(x[2])) * random.nextGaussian();
            rows.add(new TrainingRow("alpha", i, x, y, 1, 1));
        }
        return new TrainingSet(schema(columns), new ForecastWindow(0, 1), rows);
    }

    public static FeatureSchema schema(int columns) {
        List<String> names = IntStream.range(0, columns).mapToObj(j -> "x" + j).toList();
        return FeatureSchema.of(names, names);
    }
}
