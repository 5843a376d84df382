package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;

/// Sums per hour over the last n hour buckets, the hour in progress included.
///
/// Adding is O(1); a sum recombines the n buckets, oldest first, so it carries no rounding of what has left
/// the window. The last one is kept until something is added or another one is asked for.
public final class HourSums {
    private static final long EMPTY = Long.MIN_VALUE;

    private final long[] buckets;
    private final double[] sums;
    private long summedFrom = EMPTY;
    private int summedHours;
    private double summed;

    /// @param hours window length, at least 1
    public HourSums(int hours) {
        if (hours < 1) {
            throw new IllegalArgumentException("hours must be at least 1, was " + hours);
        }
        this.buckets = new long[hours];
        this.sums = new double[hours];
        Arrays.fill(buckets, EMPTY);
    }

    public int hours() {
        return sums.length;
    }

    /// Adds a value that became known at `nanos`; values come in the order they became known.
    public void add(long nanos, double value) {
        long bucket = Hours.bucketOf(nanos);
        int slot = slotOf(bucket);
        if (buckets[slot] != bucket) {
            buckets[slot] = bucket;
            sums[slot] = 0;
        }
        sums[slot] += value;
        summedFrom = EMPTY;
    }

    /// Sum over the window that ends at `nowNanos`; 0 when nothing is in it.
    public double sumAt(long nowNanos) {
        return sumAt(nowNanos, sums.length);
    }

    /// Sum over the last `hours` buckets up to `nowNanos`; `hours` at most the ring's.
    public double sumAt(long nowNanos, int hours) {
        if (hours < 1 || hours > sums.length) {
            throw new IllegalArgumentException("hours must be in 1.." + sums.length + ", was " + hours);
        }
        long first = Hours.bucketOf(nowNanos) - hours + 1;
        if (first != summedFrom || hours != summedHours) {
            summed = sum(first, hours);
            summedFrom = first;
            summedHours = hours;
        }
        return summed;
    }

    private double sum(long first, int hours) {
        int slot = slotOf(first);
        double sum = 0;
        for (int i = 0; i < hours; i++) {
            sum += buckets[slot] == first + i ? sums[slot] : 0;
            slot = slot + 1 < sums.length ? slot + 1 : 0;
        }
        return sum;
    }

    /// Sum of one bucket, 0 when it is empty or has left the ring.
    public double inBucket(long bucket) {
        int slot = slotOf(bucket);
        return buckets[slot] == bucket ? sums[slot] : 0;
    }

    public void save(StateSink sink) {
        sink.putLongs(buckets);
        sink.putDoubles(sums);
    }

    public void restore(StateSource source) {
        source.getLongs(buckets);
        source.getDoubles(sums);
        summedFrom = EMPTY;
    }

    private int slotOf(long bucket) {
        return (int) Math.floorMod(bucket, (long) sums.length);
    }
}
