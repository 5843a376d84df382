package io.headrace.models.predictor;

import java.util.Arrays;

/// Values of one quantity at rising scores, by which any law is read as another: what stands at score 1.64
/// of a sample is its .95 quantile.
///
/// @param scores strictly rising
/// @param values one per score, not falling
public record ScoreTable(double[] scores, double[] values) {
    public ScoreTable {
        scores = Numbers.finite("scores", scores);
        values = Numbers.finite("values", values);
        if (scores.length < 2 || values.length != scores.length) {
            throw new IllegalArgumentException("scores and values must be two or more and as many, were "
                    + scores.length + " and " + values.length);
        }
        for (int i = 1; i < scores.length; i++) {
            if (!(scores[i] > scores[i - 1]) || values[i] < values[i - 1]) {
                throw new IllegalArgumentException("scores must rise and values not fall, were " + scores[i] + " and "
                        + values[i] + " after " + scores[i - 1] + " and " + values[i - 1]);
            }
        }
    }

    int size() {
        return scores.length;
    }

    double scoreAt(int i) {
        return scores[i];
    }

    double valueAt(int i) {
        return values[i];
    }

    /// The score of a value: linear between entries, the outermost beyond them, the middle of a plateau.
    public double score(double value) {
        int low = 0; // first entry not below the value
        int end = values.length;
        while (low < end) {
            int middle = (low + end) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                end = middle;
            }
        }
        if (low == values.length) {
            return scores[low - 1];
        }
        if (values[low] > value) {
            return low == 0
                    ? scores[0]
                    : scores[low - 1]
                            + (scores[low] - scores[low - 1])
                                    * ((value - values[low - 1]) / (values[low] - values[low - 1]));
        }
        int high = low;
        while (high + 1 < values.length && values[high + 1] == value) {
            high++;
        }
        return (scores[low] + scores[high]) / 2;
    }

    @Override
    public double[] scores() {
        return scores.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScoreTable that
                && Arrays.equals(scores, that.scores)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scores) + Arrays.hashCode(values);
    }
}
