package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;

/// Several sums over one [Window], advanced together.
///
/// Adding touches the open bucket only. A sum recombines the closed buckets, oldest first, then the
/// open one; nothing is ever subtracted, so it carries no rounding of what has left the window. A bucket's sums lie
/// side by side: closing one touches one place in memory, however many there are.
public final class WindowSums {
    private static final long NONE = Long.MIN_VALUE;

    private final Window window;
    private final double[] open;
    private final double[] closed;
    private final double[] combined;
    private long openBucket = NONE;
    private long openEnd = NONE;
    private long combinedBucket = NONE;

    /// @param columns how many sums, at least 1
    public WindowSums(Window window, int columns) {
        this.window = window;
        this.open = new double[columns];
        this.combined = new double[columns];
        this.closed = new double[window.buckets() * columns];
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
        Arrays.fill(closed, 0);
        Arrays.fill(open, 0);
    }

    public void save(StateSink sink) {
        sink.putLong(openBucket);
        sink.putDoubles(open);
        double[] ring = new double[window.buckets()];
        for (int column = 0; column < open.length; column++) {
            for (int slot = 0; slot < ring.length; slot++) {
                ring[slot] = closed[slot * open.length + column];
            }
            sink.putDoubles(ring);
        }
    }

    public void restore(StateSource source) {
        openBucket = source.getLong();
        openEnd = openBucket == NONE ? NONE : window.endOf(openBucket);
        combinedBucket = NONE;
        source.getDoubles(open);
        double[] ring = new double[window.buckets()];
        for (int column = 0; column < open.length; column++) {
            source.getDoubles(ring);
            for (int slot = 0; slot < ring.length; slot++) {
                closed[slot * open.length + column] = ring[slot];
            }
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
        int columns = open.length;
        if (next - openBucket >= window.buckets()) {
            Arrays.fill(closed, 0);
        } else {
            int slot = window.slotOf(openBucket);
            System.arraycopy(open, 0, closed, slot * columns, columns);
            for (long bucket = openBucket + 1; bucket < next; bucket++) {
                slot = window.after(slot);
                Arrays.fill(closed, slot * columns, (slot + 1) * columns, 0);
            }
        }
        Arrays.fill(open, 0);
    }

    private void combine(long bucket) {
        combinedBucket = bucket;
        int columns = combined.length;
        int count = (int) Math.max(0, openBucket - (bucket - window.buckets() + 1));
        int slot = window.slotOf(openBucket - count);
        Arrays.fill(combined, 0);
        for (int i = 0; i < count; i++) {
            int first = slot * columns;
            for (int column = 0; column < columns; column++) {
                combined[column] += closed[first + column];
            }
            slot = window.after(slot);
        }
    }
}
