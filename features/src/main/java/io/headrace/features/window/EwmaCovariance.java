package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Exponentially weighted covariance of log returns, per hour: S_ij = k S_ij + (1 - k) r_i r_j / h with k =
/// lambda^h, about a mean of zero (RiskMetrics, J.P. Morgan 1996).
///
/// Prices arrive one at a time. A pair is updated when both have a return over the same span, at once when
/// the second of them arrives; so the matrix is current after every price and nothing waits to be flushed.
/// O(n) per price.
public final class EwmaCovariance {
    private final LogReturns[] returns;
    private final boolean[] hasReturn;
    private final Ewma[][] pairs;

    /// @param size how many series, at least 1
    /// @param lambda weight kept over one hour, in (0, 1)
    public EwmaCovariance(int size, double lambda) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, was " + size);
        }
        this.returns = new LogReturns[size];
        this.hasReturn = new boolean[size];
        this.pairs = new Ewma[size][];
        for (int i = 0; i < size; i++) {
            returns[i] = new LogReturns();
            pairs[i] = new Ewma[i + 1];
            for (int j = 0; j <= i; j++) {
                pairs[i][j] = new Ewma(lambda);
            }
        }
    }

    /// Takes the next price of series `index`.
    public void add(int index, long nanos, double price) {
        LogReturns mine = returns[index];
        if (!mine.add(nanos, price)) {
            return;
        }
        hasReturn[index] = true;
        for (int other = 0; other < returns.length; other++) {
            LogReturns theirs = returns[other];
            if (hasReturn[other] && theirs.lastNanos() == nanos && theirs.fromNanos() == mine.fromNanos()) {
                pair(index, other).add(mine.value() * theirs.value() / mine.hours(), mine.hours());
            }
        }
    }

    /// Covariance per hour of two series; 0 before they have moved together.
    public double value(int i, int j) {
        return pair(i, j).value();
    }

    /// Variance per hour of the weighted sum of returns, never negative.
    public double varianceOf(double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 2 * weights[i] * weights[j] * pairs[i][j].value();
            }
            sum += weights[i] * weights[i] * pairs[i][i].value();
        }
        return Math.max(0, sum);
    }

    /// True when every series reaches back at least `hours`.
    public boolean covers(int hours) {
        for (LogReturns series : returns) {
            if (!series.covers(hours)) {
                return false;
            }
        }
        return true;
    }

    public void save(StateSink sink) {
        for (int i = 0; i < returns.length; i++) {
            sink.putBoolean(hasReturn[i]);
            returns[i].save(sink);
            for (Ewma pair : pairs[i]) {
                pair.save(sink);
            }
        }
    }

    public void restore(StateSource source) {
        for (int i = 0; i < returns.length; i++) {
            hasReturn[i] = source.getBoolean();
            returns[i].restore(source);
            for (Ewma pair : pairs[i]) {
                pair.restore(source);
            }
        }
    }

    private Ewma pair(int i, int j) {
        return i >= j ? pairs[i][j] : pairs[j][i];
    }
}
