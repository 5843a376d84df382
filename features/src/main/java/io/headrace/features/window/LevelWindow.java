package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;

/// What a level was at the end of each bucket of a [Window]: the last value of the bucket, none where
/// nothing was said. The bucket in progress is included as it stands.
public final class LevelWindow {
    private static final long NONE = Long.MIN_VALUE;

    private final Window window;
    private final long[] buckets;
    private final double[] values;
    private long openBucket = NONE;
    private long openEnd = NONE;
    private double latest;
    private long firstNanos = NONE;
    private long droppedBucket = NONE;
    private double dropped;

    public LevelWindow(Window window) {
        this.window = window;
        this.buckets = new long[window.buckets()];
        this.values = new double[window.buckets()];
        Arrays.fill(buckets, NONE);
    }

    /// Takes the next value.
    public void set(long nanos, double value) {
        if (nanos > openEnd) {
            roll(nanos);
        }
        latest = value;
    }

    /// The latest value; 0 before the first.
    public double latest() {
        return latest;
    }

    /// Whether a value was heard as long as the window before an instant, and one within it.
    public boolean covers(long nowNanos) {
        return firstNanos != NONE
                && nowNanos - firstNanos >= window.nanos()
                && openBucket > window.bucketOf(nowNanos) - window.buckets();
    }

    /// Whether a value is known from before the window that ends at an instant.
    public boolean reachesBefore(long nowNanos) {
        return bucketBefore(nowNanos) != NONE;
    }

    /// Whether the latest value can be compared with one from before the window that ends at an instant.
    public boolean comparable(long nowNanos) {
        return reachesBefore(nowNanos) && covers(nowNanos);
    }

    /// How the level has moved over the window that ends at an instant; 0 where it is not [#comparable].
    public double change(long nowNanos) {
        return comparable(nowNanos) ? latest - before(nowNanos) : 0;
    }

    /// The last value from before the window that ends at an instant; 0 where none is known.
    public double before(long nowNanos) {
        long bucket = bucketBefore(nowNanos);
        if (bucket == NONE) {
            return 0;
        }
        if (bucket == openBucket) {
            return latest;
        }
        return bucket == droppedBucket ? dropped : values[window.slotOf(bucket)];
    }

    /// Mean over the window's buckets that have a value; 0 when none has.
    public double mean(long nowNanos) {
        return moment(nowNanos, 0);
    }

    /// (latest - mean) / standard deviation (population) over the window's buckets that have a value; 0 when
    /// they are all the same.
    public double zscore(long nowNanos) {
        double deviation = Math.sqrt(moment(nowNanos, 1));
        return deviation > 0 ? (latest - mean(nowNanos)) / deviation : 0;
    }

    public void save(StateSink sink) {
        sink.putLongs(buckets);
        sink.putDoubles(values);
        sink.putLong(openBucket);
        sink.putDouble(latest);
        sink.putLong(firstNanos);
        sink.putLong(droppedBucket);
        sink.putDouble(dropped);
    }

    public void restore(StateSource source) {
        source.getLongs(buckets);
        source.getDoubles(values);
        openBucket = source.getLong();
        openEnd = openBucket == NONE ? NONE : window.endOf(openBucket);
        latest = source.getDouble();
        firstNanos = source.getLong();
        droppedBucket = source.getLong();
        dropped = source.getDouble();
    }

    private void roll(long nanos) {
        if (openBucket == NONE) {
            firstNanos = nanos;
        } else {
            int slot = window.slotOf(openBucket);
            if (buckets[slot] > droppedBucket) {
                droppedBucket = buckets[slot];
                dropped = values[slot];
            }
            buckets[slot] = openBucket;
            values[slot] = latest;
        }
        openBucket = window.bucketOf(nanos);
        openEnd = window.endOf(openBucket);
    }

    /// The last bucket with a value from before the window.
    private long bucketBefore(long nowNanos) {
        long limit = window.bucketOf(nowNanos) - window.buckets();
        if (openBucket <= limit) {
            return openBucket;
        }
        long best = droppedBucket;
        for (long bucket : buckets) {
            best = bucket <= limit ? Math.max(best, bucket) : best;
        }
        return best;
    }

    /// Mean (order 0) or variance (order 1), merged oldest first (Welford 1962): equal values have variance 0.
    private double moment(long nowNanos, int order) {
        long first = window.bucketOf(nowNanos) - window.buckets() + 1;
        int slot = window.slotOf(first);
        int count = 0;
        double mean = 0;
        double squares = 0;
        for (int i = 0; i <= buckets.length; i++) {
            boolean closed = i < buckets.length;
            if (closed ? buckets[slot] == first + i : openBucket >= first) {
                double value = closed ? values[slot] : latest;
                count++;
                double delta = value - mean;
                mean += delta / count;
                squares += delta * (value - mean);
            }
            slot = window.after(slot);
        }
        return order == 0 ? mean : count == 0 ? 0 : squares / count;
    }
}
