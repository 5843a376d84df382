package io.headrace.features.signal.regime;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// How far a series has risen above its own mean: U - min U with U the sum of x - mean(x so far) - delta; starts again
/// after it has passed lambda. Source: Page (1954), Hinkley (1971).
final class PageHinkley implements ReturnFilter {
    private final double delta;
    private final double lambda;
    private long count;
    private double mean;
    private double sum;
    private double lowest;

    /// @param delta drift that is not counted, at least 0
    /// @param lambda limit, positive
    PageHinkley(double delta, double lambda) {
        this.delta = delta;
        this.lambda = lambda;
    }

    /// Takes the size of the return: a rise of volatility, not of the price, is what is looked for.
    @Override
    public void add(double value, long steps) {
        addSize(Math.abs(value));
    }

    void addSize(double size) {
        if (alarm()) {
            count = 0;
            mean = 0;
            sum = 0;
            lowest = 0;
        }
        count++;
        mean += (size - mean) / count;
        sum += size - mean - delta;
        lowest = Math.min(lowest, sum);
    }

    /// Whether the last value took the statistic past the limit.
    boolean alarm() {
        return value() > lambda;
    }

    @Override
    public double value() {
        return sum - lowest;
    }

    @Override
    public void save(StateSink sink) {
        sink.putLong(count);
        sink.putDouble(mean);
        sink.putDouble(sum);
        sink.putDouble(lowest);
    }

    @Override
    public void restore(StateSource source) {
        count = source.getLong();
        mean = source.getDouble();
        sum = source.getDouble();
        lowest = source.getDouble();
    }
}
