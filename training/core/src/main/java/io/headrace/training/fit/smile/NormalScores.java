package io.headrace.training.fit.smile;

import io.headrace.models.predictor.ScoreTable;
import java.util.Arrays;
import smile.stat.distribution.GaussianDistribution;

/// A sample's quantiles at standard normal scores.
final class NormalScores {
    private static final int ENTRIES = 121;
    private static final GaussianDistribution STANDARD = new GaussianDistribution(0, 1);

    private NormalScores() {}

    /// The outermost entries are the extremes of the sample.
    static ScoreTable of(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double furthest = STANDARD.quantile(1 - .5 / Math.max(sorted.length, 2));
        double[] scores = new double[ENTRIES];
        double[] values = new double[ENTRIES];
        for (int i = 0; i < ENTRIES; i++) {
            scores[i] = furthest * (2.0 * i / (ENTRIES - 1) - 1);
            values[i] = at(sorted, STANDARD.cdf(scores[i]) * sorted.length - .5);
        }
        return new ScoreTable(scores, values);
    }

    private static double at(double[] sorted, double position) {
        double inside = Math.clamp(position, 0, sorted.length - 1);
        int below = (int) inside;
        int above = Math.min(below + 1, sorted.length - 1);
        double between = sorted[below] + (inside - below) * (sorted[above] - sorted[below]);
        return Math.clamp(between, sorted[below], sorted[above]);
    }
}
