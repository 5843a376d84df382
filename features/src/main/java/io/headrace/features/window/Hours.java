package io.headrace.features.window;

/// Hours as buckets: bucket b holds what became known in (b h, (b+1) h], so that an hourly bar known at its
/// close belongs to the hour it describes.
public final class Hours {
    public static final long NANOS = 3_600_000_000_000L;

    private Hours() {}

    /// Bucket of an instant.
    public static long bucketOf(long nanos) {
        return Math.floorDiv(nanos - 1, NANOS);
    }

    /// The instant at which a bucket is complete.
    public static long endOf(long bucket) {
        return (bucket + 1) * NANOS;
    }

    /// Length of a span in hours.
    public static double between(long fromNanos, long toNanos) {
        return (toNanos - fromNanos) / (double) NANOS;
    }
}
