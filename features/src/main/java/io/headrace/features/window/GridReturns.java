package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Log returns between the last prices of successive time buckets that have any. A return over empty buckets counts
/// whole in the bucket in which it became known, and tells how many it took.
///
/// A bucket closes when a later price arrives, or when someone asks at or after its end; which of the two comes first
/// changes nothing. Taking a price inside the open bucket is one comparison and one store.
public final class GridReturns {
    private final long stepNanos;
    private boolean open;
    private long endNanos = Long.MIN_VALUE;
    private double last;
    private boolean based;
    private long firstBucket;
    private long baseBucket;
    private double base;
    private double value;
    private long steps;

    /// @param stepNanos length of a bucket, positive
    public GridReturns(long stepNanos) {
        if (stepNanos <= 0) {
            throw new IllegalArgumentException("stepNanos must be positive, was " + stepNanos);
        }
        this.stepNanos = stepNanos;
    }

    public long stepNanos() {
        return stepNanos;
    }

    /// Takes the next price; true when that closed a bucket with a return, which [#value()], [#steps()] and
    /// [#bucket()] then tell.
    public boolean add(long nanos, double price) {
        if (nanos <= endNanos) {
            last = price;
            return false;
        }
        boolean closed = close();
        open = true;
        last = price;
        long bucket = Buckets.of(nanos, stepNanos);
        endNanos = Buckets.endOf(bucket, stepNanos);
        if (!based) {
            firstBucket = bucket;
        }
        return closed;
    }

    /// Closes the bucket in progress if it has ended by now; true when that gave a return.
    public boolean closeBy(long nowNanos) {
        return open && nowNanos >= endNanos && close();
    }

    /// The return that closed last.
    public double value() {
        return value;
    }

    /// How many buckets the return that closed last took, at least 1.
    public long steps() {
        return steps;
    }

    /// The bucket that closed last.
    public long bucket() {
        return baseBucket;
    }

    /// Whether the bucket in progress has a return so far.
    public boolean openHasReturn() {
        return open && based;
    }

    /// The return of the bucket in progress so far.
    public double openValue() {
        return StrictMath.log(last / base);
    }

    /// The bucket in progress.
    public long openBucket() {
        return endNanos / stepNanos - 1;
    }

    /// Whether prices reach back at least `buckets` before the bucket of an instant.
    public boolean covers(long buckets, long nowNanos) {
        return (open || based) && Buckets.of(nowNanos, stepNanos) - firstBucket >= buckets;
    }

    public void save(StateSink sink) {
        sink.putBoolean(open);
        sink.putLong(endNanos);
        sink.putDouble(last);
        sink.putBoolean(based);
        sink.putLong(firstBucket);
        sink.putLong(baseBucket);
        sink.putDouble(base);
        sink.putDouble(value);
        sink.putLong(steps);
    }

    public void restore(StateSource source) {
        open = source.getBoolean();
        endNanos = source.getLong();
        last = source.getDouble();
        based = source.getBoolean();
        firstBucket = source.getLong();
        baseBucket = source.getLong();
        base = source.getDouble();
        value = source.getDouble();
        steps = source.getLong();
    }

    private boolean close() {
        if (!open) {
            return false;
        }
        boolean hasReturn = based;
        long bucket = openBucket();
        if (hasReturn) {
            value = openValue();
            steps = bucket - baseBucket;
        }
        based = true;
        base = last;
        baseBucket = bucket;
        open = false;
        endNanos = Long.MIN_VALUE;
        return hasReturn;
    }
}
