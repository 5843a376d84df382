package io.headrace.training.fit.tribuo;

import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.List;

/// Rows on a common scale, so that one step suits every column.
///
/// @param centre mean of each feature
/// @param spread standard deviation of each feature, 1 for one that never changes
/// @param rows features less their centre over their spread
/// @param location mean of the targets
/// @param scale standard deviation of the targets, positive
/// @param targets likewise standardized
record Standardized(
        double[] centre, double[] spread, double[][] rows, double location, double scale, double[] targets) {
    static Standardized of(TrainingSet set) {
        int width = set.schema().size();
        double[][] rows = set.rows().stream().map(TrainingRow::features).toArray(double[][]::new);
        double[] centre = new double[width];
        double[] spread = new double[width];
        for (int column = 0; column < width; column++) {
            double[] values = column(set.rows(), column);
            centre[column] = mean(values);
            double deviation = deviation(values, centre[column]);
            // rounding alone can leave a constant column with a spread of a few units in the last place
            spread[column] = deviation > 1e-12 * Math.abs(centre[column]) ? deviation : 1;
            for (double[] row : rows) {
                row[column] = (row[column] - centre[column]) / spread[column];
            }
        }
        double[] targets = set.labels();
        double location = mean(targets);
        double scale = deviation(targets, location);
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (targets[i] - location) / scale;
        }
        return new Standardized(centre, spread, rows, location, scale, targets);
    }

    private static double[] column(List<TrainingRow> rows, int column) {
        return rows.stream().mapToDouble(row -> row.feature(column)).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
