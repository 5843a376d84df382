package io.headrace.training.fit;

import io.headrace.models.forecast.QuantileLevels;
import java.util.ArrayList;
import java.util.List;

/// A sample by hour of the day, and its quantiles.
final class HourTable {
    static final int SLOTS = 24;

    /// Rows that a quantile of .995 asks for: below 200 it is the largest value or beyond.
    static final int FEWEST_ROWS = 200;

    private final List<List<Double>> bySlot = new ArrayList<>();
    private int size;

    HourTable() {
        for (int slot = 0; slot < SLOTS; slot++) {
            bySlot.add(new ArrayList<>());
        }
    }

    void add(double hour, double value) {
        bySlot.get(Math.clamp((long) Math.floor(hour), 0, SLOTS - 1)).add(value);
        size++;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /// One row of quantiles per hour, over the hour and `reach` hours on each side; an hour with fewer than
    /// [#FEWEST_ROWS] values takes in its neighbours, one on each side at a time, until it has enough or
    /// has the whole day.
    double[][] quantiles(QuantileLevels levels, int reach) {
        double[][] table = new double[SLOTS][];
        for (int slot = 0; slot < SLOTS; slot++) {
            table[slot] = EmpiricalQuantiles.of(around(slot, reach), levels);
        }
        return table;
    }

    private double[] around(int slot, int least) {
        List<Double> sample = new ArrayList<>(bySlot.get(slot));
        for (int reach = 1; reach <= SLOTS / 2 && (reach <= least || sample.size() < FEWEST_ROWS); reach++) {
            int before = Math.floorMod(slot - reach, SLOTS);
            int after = Math.floorMod(slot + reach, SLOTS);
            sample.addAll(bySlot.get(before));
            if (after != before) {
                sample.addAll(bySlot.get(after));
            }
        }
        return sample.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
