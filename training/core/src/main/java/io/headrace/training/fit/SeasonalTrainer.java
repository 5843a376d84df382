package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import io.headrace.models.predictor.SeasonalQuantiles;
import io.headrace.training.set.TrainingRow;
import io.headrace.training.set.TrainingSet;
import java.util.ArrayList;
import java.util.List;

/// Climatology: quantiles of `(M - d) / d` by hour of the day, over all venues. The plainest baseline; it
/// knows neither the plan nor the state of the market.
///
/// An hour with fewer than [#FEWEST_ROWS] rows takes in its neighbours, one hour on each side at a time,
/// until it has enough or has the whole day.
public final class SeasonalTrainer implements QuantileTrainer {
    private static final int SLOTS = 24;

    /// Rows that a quantile of .995 asks for: below 200 it is the largest value or beyond.
    static final int FEWEST_ROWS = 200;

    @Override
    public SeasonalQuantiles fit(TrainingSet set, QuantileLevels levels, long seed) {
        int slotColumn = set.schema().indexOf("hour_of_day");
        int unitColumn = set.schema().indexOf("demand_over_scale");
        List<List<Double>> bySlot = new ArrayList<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            bySlot.add(new ArrayList<>());
        }
        for (TrainingRow row : set.rows()) {
            double unit = row.feature(unitColumn);
            if (unit > 0) { // without demand there is nothing to be relative to
                int slot = Math.clamp((long) Math.floor(row.feature(slotColumn)), 0, SLOTS - 1);
                bySlot.get(slot).add(row.y() / unit);
            }
        }
        double[][] table = new double[SLOTS][];
        for (int slot = 0; slot < SLOTS; slot++) {
            table[slot] = EmpiricalQuantiles.of(around(slot, bySlot), levels);
        }
        return new SeasonalQuantiles(levels, set.schema().size(), slotColumn, unitColumn, table);
    }

    private static double[] around(int slot, List<List<Double>> bySlot) {
        List<Double> sample = new ArrayList<>(bySlot.get(slot));
        for (int reach = 1; reach <= SLOTS / 2 && sample.size() < FEWEST_ROWS; reach++) {
            int before = Math.floorMod(slot - reach, SLOTS);
            int after = Math.floorMod(slot + reach, SLOTS);
            sample.addAll(bySlot.get(before));
            if (after != before) {
                sample.addAll(bySlot.get(after));
            }
        }
        if (sample.isEmpty()) {
            throw new IllegalArgumentException("rows must hold at least one with demand, had none of " + bySlot.size());
        }
        return sample.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
