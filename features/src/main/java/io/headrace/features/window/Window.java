package io.headrace.features.window;

/// The recent past a signal looks at, cut into [Buckets]: the window at an instant is the bucket of that
/// instant and the `buckets - 1` before it. At the end of a bucket that is exactly the last `buckets *
/// widthNanos`.
///
/// @param buckets at least 1
/// @param widthNanos positive
public record Window(int buckets, long widthNanos) {
    private static final long SECOND = 1_000_000_000L;
    private static final int USUAL_BUCKETS = 60;

    public Window {
        if (buckets < 1 || widthNanos < 1) {
            throw new IllegalArgumentException(
                    "buckets and widthNanos must be positive, were " + buckets + ", " + widthNanos);
        }
    }

    /// A window of 60 buckets.
    ///
    /// @param seconds a positive multiple of 60
    public static Window seconds(long seconds) {
        if (seconds % USUAL_BUCKETS != 0) {
            throw new IllegalArgumentException("seconds must be a multiple of 60, was " + seconds);
        }
        return new Window(USUAL_BUCKETS, seconds / USUAL_BUCKETS * SECOND);
    }

    /// A window of 60 buckets.
    public static Window hours(long hours) {
        return seconds(hours * 3600);
    }

    public long nanos() {
        return buckets * widthNanos;
    }

    public double asSeconds() {
        return nanos() / 1e9;
    }

    /// Bucket of an instant.
    public long bucketOf(long nanos) {
        return Buckets.of(nanos, widthNanos);
    }

    /// The last instant of a bucket.
    public long endOf(long bucket) {
        return Buckets.endOf(bucket, widthNanos);
    }

    /// Where a ring of the window's length keeps a bucket.
    int slotOf(long bucket) {
        return (int) Math.floorMod(bucket, (long) buckets);
    }

    /// The slot of the next bucket.
    int after(int slot) {
        return slot + 1 < buckets ? slot + 1 : 0;
    }

    /// As columns end: `60s`, `1h`.
    public String label() {
        long seconds = nanos() / SECOND;
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds + "s";
    }

    /// As formulas say it: `60 s in buckets of 1 s`.
    public String text() {
        return nanos() / SECOND + " s in buckets of " + widthNanos / 1e9 + " s";
    }
}
