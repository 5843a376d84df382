package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;

/// Log returns between successive prices, each with the time it took. A second price at the same instant
/// replaces nothing and gives no return: the first one known stands.
public final class LogReturns {
    private boolean any;
    private long firstNanos;
    private long fromNanos;
    private long lastNanos;
    private double lastPrice;
    private double value;

    /// Takes the next price; true when it gave a return, then [#value()] and [#hours()] tell it.
    public boolean add(long nanos, double price) {
        if (any && nanos <= lastNanos) {
            return false;
        }
        boolean hasReturn = any;
        if (hasReturn) {
            value = StrictMath.log(price / lastPrice);
            fromNanos = lastNanos;
        } else {
            firstNanos = nanos;
        }
        any = true;
        lastNanos = nanos;
        lastPrice = price;
        return hasReturn;
    }

    /// The latest log return.
    public double value() {
        return value;
    }

    /// Hours the latest return took, positive.
    public double hours() {
        return Hours.between(fromNanos, lastNanos);
    }

    /// When the latest return began.
    public long fromNanos() {
        return fromNanos;
    }

    public long lastNanos() {
        return lastNanos;
    }

    /// True when prices reach back at least `hours` before the latest one.
    public boolean covers(int hours) {
        return any && lastNanos - firstNanos >= hours * Hours.NANOS;
    }

    /// True when the latest price is within the last `hours` hour buckets of an instant.
    public boolean reach(int hours, long nowNanos) {
        return any && Hours.bucketOf(lastNanos) > Hours.bucketOf(nowNanos) - hours;
    }

    public void save(StateSink sink) {
        sink.putBoolean(any);
        sink.putLong(firstNanos);
        sink.putLong(fromNanos);
        sink.putLong(lastNanos);
        sink.putDouble(lastPrice);
        sink.putDouble(value);
    }

    public void restore(StateSource source) {
        any = source.getBoolean();
        firstNanos = source.getLong();
        fromNanos = source.getLong();
        lastNanos = source.getLong();
        lastPrice = source.getDouble();
        value = source.getDouble();
    }
}
