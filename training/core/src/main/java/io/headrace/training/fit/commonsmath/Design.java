package io.headrace.training.fit.commonsmath;

import io.headrace.training.set.TrainingSet;
import java.util.Arrays;

/// Features on a common scale, and the columns that carry something of their own.
///
/// A column that is constant, or a linear combination of columns before it, is left out; its coefficient
/// is 0.
///
/// @param centre mean of each feature
/// @param spread standard deviation of each feature, 1 for a constant one
/// @param kept the features that are fitted, in order
/// @param rows the constant 1 first, then the kept features, standardized
record Design(double[] centre, double[] spread, int[] kept, double[][] rows) {
    /// A column is dependent when less than this share of its variance is left beside the columns before
    /// it.
    private static final double DEPENDENT = 1e-9;

    static Design of(TrainingSet set) {
        int width = set.schema().size();
        double[] centre = new double[width];
        double[] spread = new double[width];
        double[][] standardized = standardize(set, centre, spread);
        int[] kept = independent(standardized, spread);
        Arrays.setAll(spread, column -> spread[column] > 0 ? spread[column] : 1);
        double[][] rows = new double[standardized.length][kept.length + 1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = 1;
            for (int j = 0; j < kept.length; j++) {
                rows[i][j + 1] = standardized[i][kept[j]];
            }
        }
        return new Design(centre, spread, kept, rows);
    }

    /// What coefficients over the kept features give for each row.
    double[] apply(double[] coefficients) {
        double[] values = new double[rows.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < coefficients.length; j++) {
                values[i] += coefficients[j] * rows[i][j];
            }
        }
        return values;
    }

    /// Coefficients over all features, the intercept first, from those over the kept ones.
    double[] spreadOut(double[] fitted) {
        double[] all = new double[centre.length + 1];
        all[0] = fitted[0];
        for (int j = 0; j < kept.length; j++) {
            all[kept[j] + 1] = fitted[j + 1];
        }
        return all;
    }

    private static double[][] standardize(TrainingSet set, double[] centre, double[] spread) {
        int n = set.size();
        double[][] values = new double[n][];
        for (int i = 0; i < n; i++) {
            values[i] = set.rows().get(i).features();
        }
        for (int column = 0; column < centre.length; column++) {
            double sum = 0;
            for (double[] row : values) {
                sum += row[column];
            }
            centre[column] = sum / n;
            double squares = 0;
            for (double[] row : values) {
                double off = row[column] - centre[column];
                squares += off * off;
            }
            double sd = Math.sqrt(squares / n);
            // rounding alone can leave a constant column with a spread of a few units in the last place
            spread[column] = sd > 1e-12 * Math.abs(centre[column]) ? sd : 0;
            for (double[] row : values) {
                row[column] = spread[column] > 0 ? (row[column] - centre[column]) / spread[column] : 0;
            }
        }
        return values;
    }

    /// Columns with a pivot left in the Cholesky factorization of their correlation matrix.
    private static int[] independent(double[][] values, double[] spread) {
        int width = spread.length;
        double[][] factor = new double[width][width];
        int[] kept = new int[width];
        int count = 0;
        for (int column = 0; column < width; column++) {
            if (spread[column] == 0) {
                continue;
            }
            double pivot = 1;
            for (int k = 0; k < count; k++) {
                double along = correlation(values, column, kept[k]);
                for (int m = 0; m < k; m++) {
                    along -= factor[column][m] * factor[kept[k]][m];
                }
                factor[column][k] = along / factor[kept[k]][k];
                pivot -= factor[column][k] * factor[column][k];
            }
            if (pivot > DEPENDENT) {
                factor[column][count] = Math.sqrt(pivot);
                kept[count++] = column;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private static double correlation(double[][] values, int left, int right) {
        double sum = 0;
        for (double[] row : values) {
            sum += row[left] * row[right];
        }
        return sum / values.length;
    }
}
