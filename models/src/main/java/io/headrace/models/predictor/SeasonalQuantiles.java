package io.headrace.models.predictor;

import io.headrace.models.forecast.QuantileLevels;
import java.util.Arrays;

/// Climatology: the quantiles seen at this slot of the day, in a unit the features give:
/// `out[k] = table[slot][k] * x[unitColumn]` with `slot = floor(x[slotColumn])`.
///
/// @param inputs how many features a vector has
/// @param slotColumn position of the slot, a feature in [0, number of slots); other values take the nearest
///     slot
/// @param unitColumn position of the unit the table is in, such as demand over scale
/// @param table one row per slot, each with one quantile per level
public record SeasonalQuantiles(QuantileLevels levels, int inputs, int slotColumn, int unitColumn, double[][] table)
        implements QuantileModel {
    public SeasonalQuantiles {
        if (slotColumn < 0 || slotColumn >= inputs || unitColumn < 0 || unitColumn >= inputs) {
            throw new IllegalArgumentException("slotColumn and unitColumn must be positions in a vector of " + inputs
                    + ", were " + slotColumn + ", " + unitColumn);
        }
        if (table.length == 0) {
            throw new IllegalArgumentException("table must have at least one slot, had none");
        }
        table = Numbers.rows("table", table, levels.size());
    }

    @Override
    public void predict(double[] features, double[] out) {
        int slot = Math.clamp((long) Math.floor(features[slotColumn]), 0, table.length - 1);
        double unit = features[unitColumn];
        double[] row = table[slot];
        for (int k = 0; k < row.length; k++) {
            out[k] = row[k] * unit;
        }
    }

    @Override
    public double[][] table() {
        return Numbers.copy(table);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SeasonalQuantiles that
                && levels.equals(that.levels)
                && inputs == that.inputs
                && slotColumn == that.slotColumn
                && unitColumn == that.unitColumn
                && Arrays.deepEquals(table, that.table);
    }

    @Override
    public int hashCode() {
        return 31 * levels.hashCode() + Arrays.deepHashCode(table);
    }

    @Override
    public String toString() {
        return "SeasonalQuantiles[" + levels.size() + " levels, " + table.length + " slots]";
    }
}
