package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;

/// Filtered-historical quantiles (Barone-Adesi, Giannopoulos and Vosper 1999) of the running maximum of
/// need: `out[k] = location(x) + spread(x) * table[slot][k]`.
///
/// The table holds quantiles of what past windows came to, each path freed of its own plan and divided by
/// its own spread at the time; here they run again from today's plan at today's spread.
///
/// @param inputs how many features a vector has
/// @param slotColumn position of the slot, a feature in [0, number of slots); other values take the nearest
///     slot, and with one slot it is not read
/// @param table one row per slot, each with one quantile per level
public record StructuralQuantiles(
        QuantileLevels levels, int inputs, StructuralBase base, int slotColumn, double[][] table)
        implements QuantileModel {
    public StructuralQuantiles {
        if (inputs <= 0 || base.columns().highest() >= inputs) {
            throw new IllegalArgumentException("the base must read positions in a vector of " + inputs + ", read "
                    + base.columns().highest());
        }
        if (slotColumn < 0 || slotColumn >= inputs) {
            throw new IllegalArgumentException(
                    "slotColumn must be a position in a vector of " + inputs + ", was " + slotColumn);
        }
        if (table.length == 0) {
            throw new IllegalArgumentException("table must have at least one slot, had none");
        }
        table = Numbers.rows("table", table, levels.size());
    }

    @Override
    public void predict(double[] features, double[] out) {
        double location = base.location(features);
        double spread = base.spread(features);
        int slot = slot(features);
        for (int k = 0; k < out.length && k < table[slot].length; k++) {
            out[k] = location + spread * table[slot][k];
        }
    }

    /// A quantile of past paths at the slot of a feature vector, in spreads.
    ///
    /// @param k which level
    public double standardized(double[] features, int k) {
        return table[slot(features)][k];
    }

    private int slot(double[] features) {
        return table.length == 1 ? 0 : Math.clamp((long) Math.floor(features[slotColumn]), 0, table.length - 1);
    }

    @Override
    public double[][] table() {
        return Numbers.copy(table);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StructuralQuantiles that
                && levels.equals(that.levels)
                && inputs == that.inputs
                && base.equals(that.base)
                && slotColumn == that.slotColumn
                && Arrays.deepEquals(table, that.table);
    }

    @Override
    public int hashCode() {
        return 31 * base.hashCode() + Arrays.deepHashCode(table);
    }

    @Override
    public String toString() {
        return "StructuralQuantiles[" + levels.size() + " levels, " + table.length + " slots]";
    }
}
