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

    private final Window window;
    private final long[] buckets;
    private final BarShapes closed;
    private final BarShapes room;
    private boolean open;
    private long endNanos = Long.MIN_VALUE;
    private double first;
    private double high;
    private double low;
    private double last;
    private double closeBefore = Double.NaN;
    private long firstBucket = EMPTY;
    private long spoiledBucket = EMPTY;

    /// @param window a bar for each of its buckets
    public BarWindow(Window window) {
        this.window = window;
        this.buckets = new long[window.buckets()];
        this.closed = new BarShapes(window.buckets());
        this.room = new BarShapes(window.buckets());
        Arrays.fill(buckets, EMPTY);
    }

    public int size() {
        return buckets.length;
    }

    /// Takes the next price; the same one once more changes nothing.
    public void add(long nanos, double price) {
        add(nanos, price, price, price, price);
    }

    /// Takes the next bar; the same one once more changes nothing.
    public void add(long nanos, double barOpen, double barHigh, double barLow, double barClose) {
        if (nanos <= endNanos) {
            high = Math.max(high, barHigh);
            low = Math.min(low, barLow);
            last = barClose;
            return;
        }
        close();
        long bucket = window.bucketOf(nanos);
        firstBucket = firstBucket == EMPTY ? bucket : firstBucket;
        endNanos = window.endOf(bucket);
        open = true;
        first = barOpen;
        high = barHigh;
        low = barLow;
        last = barClose;
    }

    /// Drops the bars that overlap a stretch in which prices were lost.
    public void forget(long fromNanos, long toNanos) {
        long from = window.bucketOf(fromNanos);
        if (open && openBucket() < from) {
            close();
        }
        for (int slot = 0; slot < buckets.length; slot++) {
            if (buckets[slot] >= from) {
                buckets[slot] = EMPTY;
            }
        }
        spoiledBucket = Math.max(spoiledBucket, window.bucketOf(toNanos));
    }

    /// Room for [#copyTo], for all who look at this window: what is in it counts until the next one copies.
    public BarShapes room() {
        return room;
    }

    /// Fills `target` with the bars of the window that ends at `nowNanos`, oldest first.
    public void copyTo(BarShapes target, long nowNanos) {
        long oldest = window.bucketOf(nowNanos) - buckets.length + 1;
        int slot = window.slotOf(oldest);
        target.count = 0;
        for (int i = 0; i < buckets.length; i++) {
            if (buckets[slot] == oldest + i) {
                copy(slot, target);
            }
            slot = window.after(slot);
        }
        if (countsNow() && openBucket() >= oldest) {
            put(target, target.count++);
        }
    }

    /// How many bars the window that ends at `nowNanos` holds.
    public int count(long nowNanos) {
        long oldest = window.bucketOf(nowNanos) - buckets.length + 1;
        int count = countsNow() && openBucket() >= oldest ? 1 : 0;
        for (long bucket : buckets) {
            count += bucket >= oldest ? 1 : 0;
        }
        return count;
    }

    /// Whether bars reach back at least `bars` before the bucket of an instant.
    public boolean covers(long bars, long nowNanos) {
        return firstBucket != EMPTY && window.bucketOf(nowNanos) - firstBucket >= bars;
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
            int slot = window.slotOf(openBucket());
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
        return endNanos / window.widthNanos() - 1;
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
}
