package io.headrace.features.window;

/// Time cut into buckets of a fixed length, nanoseconds since the epoch: bucket b holds what became
/// known in (b step, (b+1) step], so that a bar known at its close belongs to the bucket it
/// describes. In SQL: `floor((known_nanos - 1) / step)`.
final class Buckets {
    private Buckets() {}

    /// Bucket of an instant.
    static long of(long nanos, long stepNanos) {
        return Math.floorDiv(nanos - 1, stepNanos);
    }

    /// The instant at which a bucket is complete.
    static long endOf(long bucket, long stepNanos) {
        return (bucket + 1) * stepNanos;
    }
}
