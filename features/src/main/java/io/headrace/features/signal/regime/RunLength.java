package io.headrace.features.signal.regime;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// [RunLengths] of hourly returns in percent: hazard 1/250, prior mean 0 worth one observation, alpha .1, beta .01, run
/// lengths up to 511.
final class RunLength implements ReturnFilter {
    static final String TEXT = "BOCPD of 100 r / sqrt(hours spanned), hazard 1/250, normal-inverse-gamma prior mean 0,"
            + " kappa 1, alpha .1, beta .01, run lengths up to 511";

    private static final RunLengths.Prior PRIOR = new RunLengths.Prior(0, 1, 0.1, 0.01);
    private static final double HAZARD = 1.0 / 250;
    private static final int SIZE = 512;

    private final RunLengths lengths = new RunLengths(HAZARD, PRIOR, SIZE);
    private final int recent;

    private RunLength(int recent) {
        this.recent = recent;
    }

    /// The expected run length, in returns.
    static RunLength expected() {
        return new RunLength(0);
    }

    /// The probability that the run is shorter than `recent` returns, so that something has just changed.
    static RunLength shorterThan(int recent) {
        return new RunLength(recent);
    }

    @Override
    public void add(double value, long steps) {
        lengths.add(100 * value / Math.sqrt(steps));
    }

    @Override
    public double value() {
        return recent == 0 ? lengths.expected() : lengths.shorterThan(recent);
    }

    @Override
    public void save(StateSink sink) {
        lengths.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        lengths.restore(source);
    }
}
