package io.headrace.models.forecast;

import io.headrace.features.schema.FeatureVector;

/// The newest feature vectors of one venue at consecutive periods, for models that read more than the last
/// one. Training, backtest and service fill it alike.
///
/// A vector that is not usable, or a period without one, ends the run of consecutive periods: what a model
/// reads is never filled in. Not thread-safe.
public final class VectorHistory {
    /// Most vectors that are kept, and that a model may read: a week of hours.
    public static final int LONGEST = 168;

    private final long periodNanos;
    /// A ring.
    private final double[][] vectors = new double[LONGEST][];
    private int newest;
    private int length;
    private long lastNanos;

    /// @param periodNanos time between vectors, positive
    public VectorHistory(long periodNanos) {
        if (periodNanos <= 0) {
            throw new IllegalArgumentException("periodNanos must be positive, was " + periodNanos);
        }
        this.periodNanos = periodNanos;
    }

    /// Takes the venue's next vector; vectors come in order of time.
    public void observe(FeatureVector vector) {
        if (!vector.usable()) {
            length = 0;
            return;
        }
        length = length > 0 && vector.asOfNanos() - lastNanos == periodNanos ? Math.min(length + 1, LONGEST) : 1;
        lastNanos = vector.asOfNanos();
        newest = (newest + 1) % LONGEST;
        vectors[newest] = vector.values();
    }

    /// How many consecutive vectors there are up to the last one taken, at most [#LONGEST].
    public int length() {
        return length;
    }

    /// The last `steps` vectors one after another, oldest first, without allocating.
    ///
    /// @param target as long as `steps` vectors together
    /// @throws IllegalArgumentException when there are fewer
    public void copyTo(int steps, double[] target) {
        if (steps > length) {
            throw new IllegalArgumentException("steps must be at most " + length + ", were " + steps);
        }
        for (int step = 0; step < steps; step++) {
            double[] vector = vectors[Math.floorMod(newest - steps + 1 + step, LONGEST)];
            System.arraycopy(vector, 0, target, step * vector.length, vector.length);
        }
    }
}
