package io.headrace.models.evaluation.scope;

import io.headrace.models.evaluation.Crps;
import io.headrace.models.evaluation.IntervalScore;
import io.headrace.models.evaluation.Pinball;
import io.headrace.models.evaluation.coverage.ProbabilityIntegral;
import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;

/// One forecast of `M - d` and what came, USD.
///
/// @param instant its place on the timeline
/// @param volatility realized volatility as it was known when the forecast was made
public record JudgedRow(String venue, int instant, double[] quantilesUsd, double truthUsd, double volatility) {
    public JudgedRow {
        quantilesUsd = quantilesUsd.clone();
    }

    @Override
    public double[] quantilesUsd() {
        return quantilesUsd.clone();
    }

    public double quantile(int level) {
        return quantilesUsd[level];
    }

    public double pinball(QuantileLevels levels, int level) {
        return Pinball.loss(levels.get(level), quantilesUsd[level], truthUsd);
    }

    /// Mean over all levels.
    public double pinball(QuantileLevels levels) {
        double sum = 0;
        for (int k = 0; k < quantilesUsd.length; k++) {
            sum += pinball(levels, k);
        }
        return sum / quantilesUsd.length;
    }

    public boolean covered(int level) {
        return truthUsd <= quantilesUsd[level];
    }

    public double crps(QuantileLevels levels) {
        return Crps.quantiles(levels, quantilesUsd, truthUsd);
    }

    /// Of the interval between the lowest level and its mirror, or the highest level where it has none.
    public double intervalScore(QuantileLevels levels) {
        int high = mirror(levels);
        double alpha = levels.get(0) + 1 - levels.get(high);
        return IntervalScore.of(quantilesUsd[0], Math.max(quantilesUsd[0], quantilesUsd[high]), truthUsd, alpha);
    }

    public double place(QuantileLevels levels) {
        return ProbabilityIntegral.of(levels, quantilesUsd, truthUsd);
    }

    private static int mirror(QuantileLevels levels) {
        for (int k = 0; k < levels.size(); k++) {
            if (Math.abs(levels.get(0) + levels.get(k) - 1) < 1e-9) {
                return k;
            }
        }
        return levels.size() - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JudgedRow that
                && venue.equals(that.venue)
                && instant == that.instant
                && truthUsd == that.truthUsd
                && volatility == that.volatility
                && Arrays.equals(quantilesUsd, that.quantilesUsd);
    }

    @Override
    public int hashCode() {
        return 31 * venue.hashCode() + instant;
    }

    @Override
    public String toString() {
        return "JudgedRow[" + venue + " #" + instant + ", " + Arrays.toString(quantilesUsd) + ", " + truthUsd + ']';
    }
}
