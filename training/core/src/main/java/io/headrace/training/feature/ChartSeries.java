package io.headrace.training.feature;

import io.headrace.features.engine.FeatureSample;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// One column of each venue, gathered into as many steps of time as a chart has room for: least,
/// greatest and last value of each step, so that no spike is lost.
final class ChartSeries implements FeatureRun.RowSink {
    private final long fromNanos;
    private final long toNanos;
    private final int steps;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    /// @param steps how many, at least 1
    ChartSeries(long fromNanos, long toNanos, int steps) {
        this.fromNanos = fromNanos;
        this.toNanos = Math.max(toNanos, fromNanos + 1);
        this.steps = steps;
    }

    /// The values of one venue, one of each step; NaN where the step has none.
    static final class Line {
        final double[] least;
        final double[] greatest;
        final double[] last;
        final boolean[] stale;

        private Line(int steps) {
            least = new double[steps];
            greatest = new double[steps];
            last = new double[steps];
            stale = new boolean[steps];
            Arrays.fill(least, Double.NaN);
            Arrays.fill(greatest, Double.NaN);
            Arrays.fill(last, Double.NaN);
        }

        private void add(int step, double value, boolean isStale) {
            least[step] = Double.isNaN(least[step]) ? value : Math.min(least[step], value);
            greatest[step] = Double.isNaN(greatest[step]) ? value : Math.max(greatest[step], value);
            last[step] = value;
            stale[step] |= isStale;
        }
    }

    @Override
    public void row(String venue, long nowNanos, FeatureSample sample) {
        if (sample.warm(0)) {
            lines.computeIfAbsent(venue, name -> new Line(steps))
                    .add(stepOf(nowNanos), sample.value(0), sample.stale(0));
        }
    }

    /// By venue, those that were ever warm.
    Map<String, Line> lines() {
        return lines;
    }

    long fromNanos() {
        return fromNanos;
    }

    long toNanos() {
        return toNanos;
    }

    int steps() {
        return steps;
    }

    /// When a step begins.
    long startOf(int step) {
        return fromNanos + (long) ((double) step / steps * (toNanos - fromNanos));
    }

    private int stepOf(long nanos) {
        double share = (double) (nanos - fromNanos) / (toNanos - fromNanos);
        return Math.clamp((int) (share * steps), 0, steps - 1);
    }
}
