package io.headrace.features.schema;

import java.util.Arrays;

/// One venue's features at one instant.
///
/// @param asOfNanos the instant; everything in it was known then
/// @param values one per column of the schema; finite when `warm`
/// @param warm every signal has seen its warm-up
public record FeatureVector(String venue, long asOfNanos, FeatureSchema schema, double[] values, boolean warm) {
    public FeatureVector {
        if (values.length != schema.size()) {
            throw new IllegalArgumentException(
                    "values must match the schema's " + schema.size() + " columns, were " + values.length);
        }
        values = values.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    public double value(String column) {
        return values[schema.indexOf(column)];
    }

    /// Copies the values into `target` without allocating.
    public void copyTo(double[] target) {
        System.arraycopy(values, 0, target, 0, values.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeatureVector that
                && venue.equals(that.venue)
                && asOfNanos == that.asOfNanos
                && warm == that.warm
                && schema.equals(that.schema)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(asOfNanos) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FeatureVector[" + venue + " @" + asOfNanos + (warm ? "" : ", not warm") + ", " + Arrays.toString(values)
                + ']';
    }
}
