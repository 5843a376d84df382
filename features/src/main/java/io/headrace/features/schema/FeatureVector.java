package io.headrace.features.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One venue's features at one instant.
///
/// @param asOfNanos the instant; everything in it was known then
/// @param values one per column of the schema; finite, 0 where the column is not warm
/// @param states per column, whether it is warm and how old it is
public record FeatureVector(String venue, long asOfNanos, FeatureSchema schema, double[] values, ColumnStates states) {
    public FeatureVector {
        if (values.length != schema.size() || states.size() != schema.size()) {
            throw new IllegalArgumentException("values and states must match the schema's " + schema.size()
                    + " columns, were " + values.length + " and " + states.size());
        }
        values = values.clone();
    }

    /// A vector whose columns are all current.
    public FeatureVector(String venue, long asOfNanos, FeatureSchema schema, double[] values, boolean warm) {
        this(venue, asOfNanos, schema, values, ColumnStates.current(values.length, warm));
    }

    /// Every column has seen its warm-up.
    public boolean warm() {
        return states.allWarm();
    }

    /// Every column is warm and none is stale: a model may read it.
    public boolean usable() {
        return states.allWarm() && !states.anyStale();
    }

    /// The columns a model may not read, in the schema's order; empty when the vector is [#usable()].
    public List<WeakColumn> weak() {
        List<WeakColumn> weak = new ArrayList<>();
        for (int column = 0; column < values.length; column++) {
            if (!states.warm(column) || states.stale(column)) {
                weak.add(new WeakColumn(
                        schema.columns().get(column),
                        states.warm(column),
                        states.ageNanos(column),
                        states.staleAfterNanos(column)));
            }
        }
        return weak;
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
                && schema.equals(that.schema)
                && states.equals(that.states)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(asOfNanos) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "FeatureVector[" + venue + " @" + asOfNanos + (warm() ? "" : ", not warm") + ", "
                + Arrays.toString(values) + ']';
    }
}
