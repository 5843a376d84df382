package io.headrace.features.signal.regime;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Page's cumulative sum: S = max(0, S + x - k) upward, S = max(0, S - x - k) downward; both start again after either
/// has passed h. Source: Page (1954), Continuous inspection schemes.
final class Cusum implements ReturnFilter {
    private final boolean up;
    private final double slack;
    private final double limit;
    private double rise;
    private double fall;

    /// @param up which of the two [#value()] tells
    /// @param slack k, at least 0
    /// @param limit h, positive
    Cusum(boolean up, double slack, double limit) {
        this.up = up;
        this.slack = slack;
        this.limit = limit;
    }

    @Override
    public void add(double value, long steps) {
        if (alarm()) {
            rise = 0;
            fall = 0;
        }
        rise = Math.max(0, rise + value - slack);
        fall = Math.max(0, fall - value - slack);
    }

    /// Whether the last value took a sum past the limit.
    boolean alarm() {
        return rise > limit || fall > limit;
    }

    @Override
    public double value() {
        return up ? rise : fall;
    }

    @Override
    public void save(StateSink sink) {
        sink.putDouble(rise);
        sink.putDouble(fall);
    }

    @Override
    public void restore(StateSource source) {
        rise = source.getDouble();
        fall = source.getDouble();
    }
}
