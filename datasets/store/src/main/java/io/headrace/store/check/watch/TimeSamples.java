package io.headrace.store.check.watch;

import java.util.Arrays;

/// A series in at most [#MOST] points spread over its time: when it is full, every second point goes and the spacing
/// doubles.
public final class TimeSamples {
    public static final int MOST = 256;
    private static final int START = 16;

    private long[] stamps = new long[START];
    private double[] values = new double[START];
    private int count;
    private long spacing;

    void add(long stampNanos, double value) {
        if (count > 0 && stampNanos - stamps[count - 1] < Math.max(1, spacing)) {
            return;
        }
        if (count == MOST) {
            thin();
            if (stampNanos - stamps[count - 1] < spacing) {
                return;
            }
        }
        if (count == stamps.length) {
            stamps = Arrays.copyOf(stamps, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        stamps[count] = stampNanos;
        values[count++] = value;
    }

    private void thin() {
        spacing = Math.max(2 * spacing, 2 * ((stamps[count - 1] - stamps[0]) / count));
        int kept = 1;
        for (int at = 1; at < count; at++) {
            if (stamps[at] - stamps[kept - 1] >= spacing) {
                stamps[kept] = stamps[at];
                values[kept++] = values[at];
            }
        }
        count = kept;
    }

    public int count() {
        return count;
    }

    public long stampNanos(int sample) {
        return stamps[sample];
    }

    public double value(int sample) {
        return values[sample];
    }

    /// The sample nearest in time, or -1 when none is within this distance.
    int nearest(long stampNanos, long withinNanos) {
        int after = Arrays.binarySearch(stamps, 0, count, stampNanos);
        if (after >= 0) {
            return after;
        }
        after = -after - 1;
        int best = -1;
        for (int at = Math.max(0, after - 1); at <= Math.min(count - 1, after); at++) {
            long away = Math.abs(stamps[at] - stampNanos);
            if (away <= withinNanos && (best < 0 || away < Math.abs(stamps[best] - stampNanos))) {
                best = at;
            }
        }
        return best;
    }
}
