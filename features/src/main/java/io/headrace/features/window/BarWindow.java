package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;

/// The bars of the last n time buckets, built from prices or from shorter bars: first open, highest high, lowest low,
/// last close of what became known in the bucket. The bucket in progress is included as it stands; empty buckets have
/// no bar.
///
/// A stretch in which prices were lost has no true range: [#forget] drops the bars it touches.
public final class BarWindow {
    private static final long EMPTY = Long.MIN_VALUE;

    private final long stepNanos;
    private final long[] buckets;
    private final BarShapes closed;
    private boolean open;
    private long endNanos = Long.MIN_VALUE;
    private double first;
    private double high;
    private double low;
    private double last;
    private double closeBefore = Double.NaN;
    private long firstBucket = EMPTY;
    private long spoiledBucket = EMPTY;

    /// @param stepNanos length of a bar, positive
    /// @param size how many bars, at least 1
    public BarWindow(long stepNanos, int size) {
        if (stepNanos <= 0 || size < 1) {
            throw new IllegalArgumentException("stepNanos and size must be positive, were " + stepNanos + ", " + size);
        }
        this.stepNanos = stepNanos;
        this.buckets = new long[size];
        this.closed = new BarShapes(size);
        Arrays.fill(buckets, EMPTY);
    }

    public int size() {
        return buckets.length;
    }

    /// Takes the next price.
    public void add(long nanos, double price) {
        add(nanos, price, price, price, price);
    }

    /// Takes the next bar.
    public void add(long nanos, double barOpen, double barHigh, double barLow, double barClose) {
        if (nanos <= endNanos) {
            high = Math.max(high, barHigh);
            low = Math.min(low, barLow);
            last = barClose;
            return;
        }
        close();
        long bucket = Buckets.of(nanos, stepNanos);
        firstBucket = firstBucket == EMPTY ? bucket : firstBucket;
        endNanos = Buckets.endOf(bucket, stepNanos);
        open = true;
        first = barOpen;
        high = barHigh;
        low = barLow;
        last = barClose;
    }

    /// Drops the bars that overlap a stretch in which prices were lost.
    public void forget(long fromNanos, long toNanos) {
        long from = Buckets.of(fromNanos, stepNanos);
        if (open && openBucket() < from) {
            close();
        }
        for (int slot = 0; slot < buckets.length; slot++) {
            if (buckets[slot] >= from) {
                buckets[slot] = EMPTY;
            }
        }
        spoiledBucket = Math.max(spoiledBucket, Buckets.of(toNanos, stepNanos));
    }

    /// Fills `target` with the bars of the window that ends at `nowNanos`, oldest first.
    public void copyTo(BarShapes target, long nowNanos) {
        long oldest = Buckets.of(nowNanos, stepNanos) - buckets.length + 1;
        int slot = slotOf(oldest);
        target.count = 0;
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[slot] == oldest + i) {
                copy(slot, target);
            }
            slot = slot + 1 < buckets.length ? slot + 1 : 0;
        }
        if (countsNow() && openBucket() >= oldest) {
            put(target, target.count++);
        }
    }

    /// How many bars the window that ends at `nowNanos` holds.
    public int count(long nowNanos) {
        long oldest = Buckets.of(nowNanos, stepNanos) - buckets.length + 1;
        int count = countsNow() && openBucket() >= oldest ? 1 : 0;
        for (long bucket : buckets) {
            count += bucket >= oldest ? 1 : 0;
        }
        return count;
    }

    /// Whether bars reach back at least `bars` before the bucket of an instant.
    public boolean covers(long bars, long nowNanos) {
        return firstBucket != EMPTY && Buckets.of(nowNanos, stepNanos) - firstBucket >= bars;
    }

    public void save(StateSink sink) {
        sink.putLongs(buckets);
        sink.putDoubles(closed.jump);
        sink.putDoubles(closed.high);
        sink.putDoubles(closed.low);
        sink.putDoubles(closed.close);
        sink.putBoolean(open);
        sink.putLong(endNanos);
        sink.putDouble(first);
        sink.putDouble(high);
        sink.putDouble(low);
        sink.putDouble(last);
        sink.putDouble(closeBefore);
        sink.putLong(firstBucket);
        sink.putLong(spoiledBucket);
    }

    public void restore(StateSource source) {
        source.getLongs(buckets);
        source.getDoubles(closed.jump);
        source.getDoubles(closed.high);
        source.getDoubles(closed.low);
        source.getDoubles(closed.close);
        open = source.getBoolean();
        endNanos = source.getLong();
        first = source.getDouble();
        high = source.getDouble();
        low = source.getDouble();
        last = source.getDouble();
        closeBefore = source.getDouble();
        firstBucket = source.getLong();
        spoiledBucket = source.getLong();
    }

    private void close() {
        if (!open) {
            return;
        }
        if (countsNow()) {
            int slot = slotOf(openBucket());
            buckets[slot] = openBucket();
            put(closed, slot);
        }
        closeBefore = last;
        open = false;
        endNanos = Long.MIN_VALUE;
    }

    private boolean countsNow() {
        return open && openBucket() > spoiledBucket;
    }

    private long openBucket() {
        return endNanos / stepNanos - 1;
    }

    private void put(BarShapes target, int index) {
        target.jump[index] = StrictMath.log(first / closeBefore);
        target.high[index] = StrictMath.log(high / first);
        target.low[index] = StrictMath.log(low / first);
        target.close[index] = StrictMath.log(last / first);
    }

    private void copy(int slot, BarShapes target) {
        int index = target.count++;
        target.jump[index] = closed.jump[slot];
        target.high[index] = closed.high[slot];
        target.low[index] = closed.low[slot];
        target.close[index] = closed.close[slot];
    }

    private int slotOf(long bucket) {
        return (int) Math.floorMod(bucket, (long) buckets.length);
    }
}
