package io.headrace.training.fit.smile;

import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The few features that say most of a target's level or width, by the correlation of normal scores.
final class TellingColumns {
    /// Above it two features say the same.
    private static final double SAME = .95;

    private TellingColumns() {}

    /// Positions, the most telling first; at least one unless no feature ever changes.
    ///
    /// @param y normal scores of the target
    /// @throws IllegalArgumentException when no feature ever changes
    static int[] of(TrainingSet set, double[] y, int most) {
        double[] width = Arrays.stream(y).map(Math::abs).toArray();
        double[][] scores = new double[set.schema().size()][];
        double[] telling = new double[scores.length];
        for (int column = 0; column < scores.length; column++) {
            double[] values = values(set, column);
            scores[column] =
                    Arrays.stream(values).map(NormalScores.of(values)::score).toArray();
            telling[column] =
                    Math.max(Math.abs(correlation(scores[column], y)), Math.abs(correlation(scores[column], width)));
        }
        List<Integer> order = IntStream.range(0, telling.length)
                .filter(column -> telling[column] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(column -> -telling[column]))
                .toList();
        int[] taken = new int[most];
        int count = 0;
        for (int column : order) {
            if (count < most && isNew(scores, column, taken, count)) {
                taken[count++] = column;
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException(
                    "features must change, each of " + scores.length + " was always the same");
        }
        return Arrays.copyOf(taken, count);
    }

    private static boolean isNew(double[][] scores, int column, int[] taken, int count) {
        for (int i = 0; i < count; i++) {
            if (Math.abs(correlation(scores[column], scores[taken[i]])) > SAME) {
                return false;
            }
        }
        return true;
    }

    static double[] values(TrainingSet set, int column) {
        return set.rows().stream()
                .mapToDouble((TrainingRow row) -> row.feature(column))
                .toArray();
    }

    /// 0 when one never changes.
    private static double correlation(double[] left, double[] right) {
        double meanLeft = Arrays.stream(left).average().orElse(0);
        double meanRight = Arrays.stream(right).average().orElse(0);
        double both = 0;
        double squaresLeft = 0;
        double squaresRight = 0;
        for (int i = 0; i < left.length; i++) {
            both += (left[i] - meanLeft) * (right[i] - meanRight);
            squaresLeft += (left[i] - meanLeft) * (left[i] - meanLeft);
            squaresRight += (right[i] - meanRight) * (right[i] - meanRight);
        }
        return squaresLeft > 1e-12 && squaresRight > 1e-12 ? both / Math.sqrt(squaresLeft * squaresRight) : 0;
    }
}
