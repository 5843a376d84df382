package io.headrace.training.fit.dl4j;

import io.headrace.models.predictor.network.Scaling;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// Rows as a network is fed them: standardized vectors, oldest first, and the outcome.
///
/// @param steps vectors of a row
/// @param columns numbers of a vector
/// @param inputs one array per row, vector after vector
record Sequences(int steps, int columns, double[][] inputs, double[] outcomes) {
    /// Spreads beyond which an input is cut.
    private static final double LIMIT = 5;

    static Sequences of(TrainingSet set, int steps, Scaling scaling) {
        List<TrainingRow> rows = set.rows();
        int columns = set.schema().size();
        double[][] inputs = new double[rows.size()][steps * columns];
        for (int i = 0; i < inputs.length; i++) {
            scaling.apply(rows.get(i).features(steps), steps, columns, inputs[i], new double[0]);
        }
        return new Sequences(steps, columns, inputs, set.labels());
    }

    /// Mean and standard deviation of each column; a column that never changes keeps its size.
    static Scaling scaling(TrainingSet set) {
        int columns = set.schema().size();
        double[] mean = new double[columns];
        double[] spread = new double[columns];
        for (TrainingRow row : set.rows()) {
            double[] features = row.features();
            for (int j = 0; j < columns; j++) {
                mean[j] += features[j] / set.size();
            }
        }
        for (TrainingRow row : set.rows()) {
            double[] features = row.features();
            for (int j = 0; j < columns; j++) {
                spread[j] += (features[j] - mean[j]) * (features[j] - mean[j]) / set.size();
            }
        }
        Arrays.setAll(spread, j -> spread[j] > 0 ? Math.sqrt(spread[j]) : 1);
        return new Scaling(mean, spread, LIMIT);
    }

    /// Some of the rows, in the order given.
    Sequences only(int[] rows) {
        return new Sequences(
                steps,
                columns,
                Arrays.stream(rows).mapToObj(i -> inputs[i]).toArray(double[][]::new),
                Arrays.stream(rows).mapToDouble(i -> outcomes[i]).toArray());
    }

    int size() {
        return inputs.length;
    }

    /// Some rows as Deeplearning4j wants them: `rows x numbers` for a dense form, else `rows x columns x
    /// steps`.
    INDArray features(int[] rows, NetworkForm form) {
        double[] flat = new double[rows.length * steps * columns];
        for (int i = 0; i < rows.length; i++) {
            double[] row = inputs[rows[i]];
            int from = i * row.length;
            if (form == NetworkForm.DENSE) {
                System.arraycopy(row, 0, flat, from, row.length);
            } else {
                for (int at = 0; at < row.length; at++) {
                    flat[from + at % columns * steps + at / columns] = row[at];
                }
            }
        }
        long[] shape = form == NetworkForm.DENSE
                ? new long[] {rows.length, (long) steps * columns}
                : new long[] {rows.length, columns, steps};
        return Nd4j.create(flat, shape, DataType.DOUBLE);
    }

    /// The outcomes of some rows, once per level.
    INDArray outcomes(int[] rows, int levels) {
        double[] flat = new double[rows.length * levels];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = outcomes[rows[i / levels]];
        }
        return Nd4j.create(flat, new long[] {rows.length, levels}, DataType.DOUBLE);
    }
}
