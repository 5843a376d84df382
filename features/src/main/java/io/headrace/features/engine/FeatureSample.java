package io.headrace.features.engine;

import io.headrace.features.schema.ColumnStates;
import io.headrace.features.schema.FeatureSchema;
import io.headrace.features.schema.FeatureVector;

/// Room for one venue's features, filled again and again without allocating. A [FeatureVector] is the
/// copy that stays.
public final class FeatureSample {
    final double[] values;
    final boolean[] warm;
    final long[] agesNanos;
    final long[] staleAfterNanos;

    FeatureSample(long[] staleAfterNanos) {
        this.values = new double[staleAfterNanos.length];
        this.warm = new boolean[staleAfterNanos.length];
        this.agesNanos = new long[staleAfterNanos.length];
        this.staleAfterNanos = staleAfterNanos;
    }

    /// The value; finite, 0 while not warm.
    public double value(int column) {
        return values[column];
    }

    public boolean warm(int column) {
        return warm[column];
    }

    /// Time since the column's inputs last spoke; [ColumnStates#NEVER] when they never did.
    public long ageNanos(int column) {
        return agesNanos[column];
    }

    public boolean stale(int column) {
        return agesNanos[column] == ColumnStates.NEVER || agesNanos[column] > staleAfterNanos[column];
    }

    FeatureVector toVector(String venue, long nowNanos, FeatureSchema schema) {
        return new FeatureVector(venue, nowNanos, schema, values, ColumnStates.of(warm, agesNanos, staleAfterNanos));
    }
}
