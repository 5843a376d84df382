package io.headrace.models.drift;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Keeps a window of recent values for as long as their mean has not changed, and raises an alarm when it
/// rose (Bifet and Gavalda 2007, "Learning from time-changing data with adaptive windowing").
///
/// The window is cut where the means of its older part 0 and newer part 1 differ by more than
/// `sqrt(2 m v ln(2 ln(n) / delta)) + 2/3 m ln(2 ln(n) / delta)`, `m = 1/(n0 - 4) + 1/(n1 - 4)`, v the variance
/// and n the length of the window. Whether it is to be cut is looked at every 32 values. Memory is
/// logarithmic in the window.
///
/// Values are expected in [0, 1]: scale a loss by a high quantile of what it was in training, and cap it.
public final class Adwin {
    private static final int CHECK_EVERY = 32;
    /// No shorter window is looked at.
    private static final int SHORTEST = 10;
    /// Each part must have more values than this.
    private static final int SHORTEST_PART = 6;

    private final double delta;
    private final ExponentialHistogram window = new ExponentialHistogram();
    private long seen;

    /// @param delta confidence of a cut, in (0, 1): .05 finds changes soon, .002 hardly ever errs
    public Adwin(double delta) {
        if (!(delta > 0) || delta >= 1) {
            throw new IllegalArgumentException("delta must be inside (0, 1), was " + delta);
        }
        this.delta = delta;
    }

    /// Takes the next value.
    ///
    /// @return whether the mean rose: the window was cut, and what is left has a higher mean than before
    public boolean observe(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, was " + value);
        }
        double before = mean();
        window.add(value);
        seen++;
        boolean cut = false;
        if (seen % CHECK_EVERY == 0 && window.size() > SHORTEST) {
            while (changes()) {
                window.dropOldest();
                cut = true;
            }
        }
        return cut && mean() > before;
    }

    /// Mean of the window, 0 before the first value.
    public double mean() {
        return window.size() == 0 ? 0 : window.total() / window.size();
    }

    /// Values in the window.
    public long length() {
        return window.size();
    }

    public void save(StateSink sink) {
        sink.putLong(seen);
        window.save(sink);
    }

    /// Takes up the state of a detector of the same delta.
    public void restore(StateSource source) {
        seen = source.getLong();
        window.restore(source);
    }

    /// Whether any border between buckets parts the window into two of different means.
    private boolean changes() {
        double[] older = {0, 0};
        long n = window.size();
        double confidence = Math.log(2 * Math.log(n) / delta);
        double variance = window.squares() / n;
        return window.anyBorder((size, total) -> {
            older[0] += size;
            older[1] += total;
            double newer = n - older[0];
            return older[0] > SHORTEST_PART
                    && newer > SHORTEST_PART
                    && differ(
                            older[0],
                            newer,
                            older[1] / older[0] - (window.total() - older[1]) / newer,
                            variance,
                            confidence);
        });
    }

    private static boolean differ(double n0, double n1, double gap, double variance, double confidence) {
        double m = 1 / (n0 - 4) + 1 / (n1 - 4);
        return Math.abs(gap) > Math.sqrt(2 * m * variance * confidence) + 2.0 / 3 * confidence * m;
    }
}
