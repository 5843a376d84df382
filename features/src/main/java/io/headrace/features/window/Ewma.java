package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Exponentially weighted average: v = k v + (1 - k) x with k = lambda^h, where h hours have passed since the
/// value before; the first x starts it. With h = 1 this is the RiskMetrics recursion (J.P. Morgan 1996).
public final class Ewma {
    private final double lambda;
    private double value;
    private boolean started;

    /// @param lambda weight kept over one hour, in (0, 1)
    public Ewma(double lambda) {
        if (!(lambda > 0 && lambda < 1)) {
            throw new IllegalArgumentException("lambda must be in (0, 1), was " + lambda);
        }
        this.lambda = lambda;
    }

    /// Takes the next value, `hours` after the one before.
    public void add(double next, double hours) {
        if (started) {
            double keep = hours == 1 ? lambda : StrictMath.pow(lambda, hours);
            value = keep * value + (1 - keep) * next;
        } else {
            value = next;
            started = true;
        }
    }

    public boolean started() {
        return started;
    }

    /// The average; 0 before the first value.
    public double value() {
        return value;
    }

    public void save(StateSink sink) {
        sink.putBoolean(started);
        sink.putDouble(value);
    }

    public void restore(StateSource source) {
        started = source.getBoolean();
        value = source.getDouble();
    }
}
