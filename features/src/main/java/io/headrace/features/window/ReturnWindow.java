package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;

/// The returns of a [GridReturns] over the last n buckets, the bucket in progress included with its return so far.
public final class ReturnWindow {
    private static final long EMPTY = Long.MIN_VALUE;

    private final Window window;
    private final GridReturns returns;
    private final long[] buckets;
    private final double[] values;
    private final double[] room;

    public ReturnWindow(Window window) {
        this.window = window;
        this.returns = new GridReturns(window.widthNanos());
        this.buckets = new long[window.buckets()];
        this.values = new double[window.buckets()];
        this.room = new double[window.buckets()];
        Arrays.fill(buckets, EMPTY);
    }

    public int size() {
        return values.length;
    }

    /// Takes the next price; the same one once more changes nothing.
    public void add(long nanos, double price) {
        if (returns.add(nanos, price)) {
            int slot = window.slotOf(returns.bucket());
            buckets[slot] = returns.bucket();
            values[slot] = returns.value();
        }
    }

    /// Room for [#copyTo], for all who look at this window: what is in it counts until the next one copies.
    public double[] room() {
        return room;
    }

    /// Copies the returns of the window that ends at `nowNanos` into `target`, oldest first, and says how many.
    ///
    /// @param target as long as the window
    public int copyTo(double[] target, long nowNanos) {
        long last = window.bucketOf(nowNanos);
        long first = last - values.length + 1;
        int slot = window.slotOf(first);
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (buckets[slot] == first + i) {
                target[count++] = values[slot];
            }
            slot = window.after(slot);
        }
        if (returns.openHasReturn() && returns.openBucket() >= first) {
            target[count++] = returns.openValue();
        }
        return count;
    }

    /// Whether a price is in the window that ends at an instant.
    public boolean reaches(long nowNanos) {
        return returns.openBucket() > window.bucketOf(nowNanos) - values.length;
    }

    /// The end of the bucket of the latest price, or `nowNanos` when that comes first.
    public long endOfPrices(long nowNanos) {
        return Math.min(nowNanos, window.endOf(returns.openBucket()));
    }

    /// How many returns the window that ends at `nowNanos` holds.
    public int count(long nowNanos) {
        long first = window.bucketOf(nowNanos) - values.length + 1;
        int count = returns.openHasReturn() && returns.openBucket() >= first ? 1 : 0;
        for (long bucket : buckets) {
            count += bucket >= first ? 1 : 0;
        }
        return count;
    }

    /// Whether prices reach back beyond the window that ends at an instant.
    public boolean covers(long nowNanos) {
        return returns.covers(values.length, nowNanos);
    }

    public void save(StateSink sink) {
        returns.save(sink);
        sink.putLongs(buckets);
        sink.putDoubles(values);
    }

    public void restore(StateSource source) {
        returns.restore(source);
        source.getLongs(buckets);
        source.getDoubles(values);
    }
}
