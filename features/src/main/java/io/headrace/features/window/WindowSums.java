package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;

/// Several sums over one [Window], advanced together.
///
/// Adding touches the open bucket only. A sum recombines the closed buckets, oldest first, then the
/// open one; nothing is ever subtracted, so it carries no rounding of what has left the window.
public final class WindowSums {
    private static final long NONE = Long.MIN_VALUE;

    private final Window window;
    private final double[][] closed;
    private final double[] open;
    private final double[] combined;
    private long openBucket = NONE;
    private long openEnd = NONE;
    private long combinedBucket = NONE;

    /// @param columns how many sums, at least 1
    public WindowSums(Window window, int columns) {
        this.window = window;
        this.closed = new double[columns][window.buckets()];
        this.open = new double[columns];
        this.combined = new double[columns];
    }

    public Window window() {
        return window;
    }

    /// Goes to the bucket of an instant, which must not lie before one gone to already.
    public void advance(long nanos) {
        if (nanos > openEnd) {
            open(window.bucketOf(nanos));
        }
    }

    /// Adds to a sum at the instant last advanced to.
    public void add(int column, double value) {
        open[column] += value;
    }

    /// The sum over the window that ends at `nowNanos`, not before what was added; 0 when nothing is in
    /// it.
    public double at(long nowNanos, int column) {
        if (openBucket == NONE) {
            return 0;
        }
        long bucket = window.bucketOf(nowNanos);
        if (bucket != combinedBucket) {
            combine(bucket);
        }
        return openBucket > bucket - window.buckets() ? combined[column] + open[column] : 0;
    }

    /// Forgets everything.
    public void clear() {
        openBucket = NONE;
        openEnd = NONE;
        combinedBucket = NONE;
        for (double[] sums : closed) {
            Arrays.fill(sums, 0);
        }
        Arrays.fill(open, 0);
    }

    public void save(StateSink sink) {
        sink.putLong(openBucket);
        sink.putDoubles(open);
        for (double[] sums : closed) {
            sink.putDoubles(sums);
        }
    }

    public void restore(StateSource source) {
        openBucket = source.getLong();
        openEnd = openBucket == NONE ? NONE : window.endOf(openBucket);
        combinedBucket = NONE;
        source.getDoubles(open);
        for (double[] sums : closed) {
            source.getDoubles(sums);
        }
    }

    private void open(long bucket) {
        if (openBucket != NONE) {
            close(bucket);
        }
        openBucket = bucket;
        openEnd = window.endOf(bucket);
        combinedBucket = NONE;
    }

    /// Puts the open bucket's sums away and empties those of the buckets between it and the next one.
    private void close(long next) {
        boolean outOfSight = next - openBucket >= window.buckets();
        for (int column = 0; column < open.length; column++) {
            double[] sums = closed[column];
            if (outOfSight) {
                Arrays.fill(sums, 0);
            } else {
                putAway(sums, open[column], next);
            }
            open[column] = 0;
        }
    }

    private void putAway(double[] sums, double sum, long next) {
        int slot = window.slotOf(openBucket);
        sums[slot] = sum;
        for (long bucket = openBucket + 1; bucket < next; bucket++) {
            slot = window.after(slot);
            sums[slot] = 0;
        }
    }

    private void combine(long bucket) {
        combinedBucket = bucket;
        int count = (int) Math.max(0, openBucket - (bucket - window.buckets() + 1));
        for (int column = 0; column < combined.length; column++) {
            double[] sums = closed[column];
            int slot = window.slotOf(openBucket - count);
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += sums[slot];
                slot = window.after(slot);
            }
            combined[column] = sum;
        }
    }
}
