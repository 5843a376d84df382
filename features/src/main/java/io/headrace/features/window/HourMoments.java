package io.headrace.features.window;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.Arrays;

/// Count, mean and variance over the last n hour buckets, the hour in progress included.
///
/// Buckets are merged oldest first by the pairwise update of Chan, Golub and LeVeque (1979): no cancellation,
/// and equal values have variance exactly 0.
public final class HourMoments {
    private static final long EMPTY = Long.MIN_VALUE;

    private final long[] buckets;
    private final long[] counts;
    private final double[] means;
    private final double[] squares;

    /// @param hours window length, at least 1
    public HourMoments(int hours) {
        if (hours < 1) {
            throw new IllegalArgumentException("hours must be at least 1, was " + hours);
        }
        this.buckets = new long[hours];
        this.counts = new long[hours];
        this.means = new double[hours];
        this.squares = new double[hours];
        Arrays.fill(buckets, EMPTY);
    }

    /// Moments of the values in a window.
    ///
    /// @param variance mean squared deviation (population), 0 when there are fewer than two values
    public record Moments(long count, double mean, double variance) {}

    /// Adds a value that became known at `nanos`; values come in the order they became known.
    public void add(long nanos, double value) {
        long bucket = Hours.bucketOf(nanos);
        int slot = slotOf(bucket);
        if (buckets[slot] != bucket) {
            buckets[slot] = bucket;
            counts[slot] = 0;
            means[slot] = 0;
            squares[slot] = 0;
        }
        counts[slot]++;
        double delta = value - means[slot];
        means[slot] += delta / counts[slot];
        squares[slot] += delta * (value - means[slot]);
    }

    /// Moments of the last `hours` buckets up to `nowNanos`; `hours` at most the ring's.
    public Moments at(long nowNanos, int hours) {
        if (hours < 1 || hours > buckets.length) {
            throw new IllegalArgumentException("hours must be in 1.." + buckets.length + ", was " + hours);
        }
        long first = Hours.bucketOf(nowNanos) - hours + 1;
        int slot = slotOf(first);
        long count = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < hours; i++) {
            if (buckets[slot] == first + i) {
                long total = count + counts[slot];
                double delta = means[slot] - mean;
                mean += delta * counts[slot] / total;
                square += squares[slot] + delta * delta * count * counts[slot] / total;
                count = total;
            }
            slot = slot + 1 < buckets.length ? slot + 1 : 0;
        }
        return new Moments(count, mean, count < 2 ? 0 : square / count);
    }

    /// Whether a value is in the buckets from `fromHours` (0 for the one of `nowNanos`) to before `toHours` ago;
    /// `toHours`
    /// at most the ring's.
    public boolean any(long nowNanos, int fromHours, int toHours) {
        long now = Hours.bucketOf(nowNanos);
        for (int hour = fromHours; hour < toHours; hour++) {
            if (buckets[slotOf(now - hour)] == now - hour) {
                return true;
            }
        }
        return false;
    }

    public void save(StateSink sink) {
        sink.putLongs(buckets);
        sink.putLongs(counts);
        sink.putDoubles(means);
        sink.putDoubles(squares);
    }

    public void restore(StateSource source) {
        source.getLongs(buckets);
        source.getLongs(counts);
        source.getDoubles(means);
        source.getDoubles(squares);
    }

    private int slotOf(long bucket) {
        return (int) Math.floorMod(bucket, (long) buckets.length);
    }
}
