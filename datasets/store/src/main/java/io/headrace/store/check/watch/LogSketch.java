package io.headrace.store.check.watch;

import java.util.Arrays;

/// Quantiles of positive numbers in bounded memory: counts by quarters of a power of two, so that a quantile is right
/// to one part in ten whatever the scale (the idea of DDSketch, Masson, Rim and Lee 2019, with the exponent and first
/// bits of the number as its bucket). Zeros are left out; signs are the caller's.
final class LogSketch {
    private static final int SHIFT = 50;
    private static final int START = 16;

    private int[] counts = new int[0];
    private int first;
    private long size;

    void add(double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            return;
        }
        int bucket = (int) (Double.doubleToRawLongBits(value) >>> SHIFT);
        int at = bucket - first;
        if (at < 0 || at >= counts.length) {
            at = grow(bucket);
        }
        counts[at]++;
        size++;
    }

    /// Numbers taken.
    long size() {
        return size;
    }

    /// The middle of the bucket that holds this quantile; 0 without numbers.
    double quantile(double level) {
        long rank = (long) Math.ceil(level * size);
        long seen = 0;
        for (int at = 0; at < counts.length; at++) {
            seen += counts[at];
            if (seen > 0 && seen >= rank) {
                double low = Double.longBitsToDouble((long) (first + at) << SHIFT);
                double high = Double.longBitsToDouble((long) (first + at + 1) << SHIFT);
                return (low + high) / 2;
            }
        }
        return 0;
    }

    void clear() {
        Arrays.fill(counts, 0);
        size = 0;
    }

    private int grow(int bucket) {
        if (counts.length == 0) {
            counts = new int[START];
            first = Math.max(0, bucket - START / 2);
        }
        int from = Math.min(first, Math.max(0, bucket - START / 2));
        int to = Math.max(first + counts.length, bucket + START / 2);
        int[] wider = new int[to - from];
        System.arraycopy(counts, 0, wider, first - from, counts.length);
        counts = wider;
        first = from;
        return bucket - first;
    }
}
