package io.headrace.models.evaluation;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.Rearrangement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Adds up forecasts and truths into a [QuantileScore], row by row and in constant memory.
public final class QuantileScoring {
    private final QuantileLevels levels;
    private final double[] pinballSums;
    private final long[] covered;
    private final double[] ordered;
    private double absoluteTruth;
    private long rows;
    private long crossed;

    public QuantileScoring(QuantileLevels levels) {
        this.levels = levels;
        pinballSums = new double[levels.size()];
        covered = new long[levels.size()];
        ordered = new double[levels.size()];
    }

    /// Adds a forecast. It counts as crossed when it is not in order, and is scored after rearrangement.
    public void add(double[] quantiles, double truth) {
        add(quantiles, quantiles, truth);
    }

    /// Adds a forecast that was made from a model's raw output: that counts for crossings, the forecast for
    /// all else.
    ///
    /// @param rawQuantiles the model's output before rearrangement and calibration
    /// @param quantiles the forecast in the truth's unit, left as it is
    public void add(double[] rawQuantiles, double[] quantiles, double truth) {
        requireUsable(quantiles, truth);
        System.arraycopy(quantiles, 0, ordered, 0, ordered.length);
        Rearrangement.sort(ordered);
        for (int k = 0; k < ordered.length; k++) {
            pinballSums[k] += Pinball.loss(levels.get(k), ordered[k], truth);
            covered[k] += truth <= ordered[k] ? 1 : 0;
        }
        absoluteTruth += Math.abs(truth);
        crossed += Rearrangement.crosses(rawQuantiles) ? 1 : 0;
        rows++;
    }

    public long rows() {
        return rows;
    }

    /// The score so far; empty when nothing was added.
    public Optional<QuantileScore> score() {
        if (rows == 0) {
            return Optional.empty();
        }
        List<LevelScore> scores = new ArrayList<>(levels.size());
        double sum = 0;
        for (int k = 0; k < pinballSums.length; k++) {
            scores.add(new LevelScore(levels.get(k), pinballSums[k] / rows, (double) covered[k] / rows));
            sum += pinballSums[k];
        }
        OptionalDouble wql =
                absoluteTruth > 0 ? OptionalDouble.of(2 * sum / absoluteTruth / levels.size()) : OptionalDouble.empty();
        return Optional.of(new QuantileScore(rows, scores, wql, (double) crossed / rows));
    }

    private void requireUsable(double[] quantiles, double truth) {
        if (quantiles.length != levels.size()) {
            throw new IllegalArgumentException("quantiles must be " + levels.size() + ", were " + quantiles.length);
        }
        if (!Double.isFinite(truth)) {
            throw new IllegalArgumentException("truth must be finite, was " + truth);
        }
        for (double quantile : quantiles) {
            if (!Double.isFinite(quantile)) {
                throw new IllegalArgumentException("quantiles must be finite, one was " + quantile);
            }
        }
    }
}
