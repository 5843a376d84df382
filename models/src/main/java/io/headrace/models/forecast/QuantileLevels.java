package io.headrace.models.forecast;

import java.util.List;

/// Probability levels, strictly increasing inside (0, 1).
public record QuantileLevels(List<Double> values) {
    /// The levels every model of the house forecasts; business is done at .95 to .995.
    public static final QuantileLevels STANDARD =
            new QuantileLevels(List.of(.05, .1, .25, .5, .75, .9, .95, .975, .99, .995));

    public QuantileLevels {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("levels must be at least one, were none");
        }
        double previous = 0;
        for (double level : values) {
            if (!(level > previous) || level >= 1) {
                throw new IllegalArgumentException("levels must increase strictly inside (0, 1), were " + values);
            }
            previous = level;
        }
    }

    public int size() {
        return values.size();
    }

    public double get(int index) {
        return values.get(index);
    }

    /// Position of the level nearest to another; the lower one of two as near.
    public int nearest(double level) {
        int nearest = 0;
        for (int k = 1; k < values.size(); k++) {
            if (Math.abs(get(k) - level) < Math.abs(get(nearest) - level)) {
                nearest = k;
            }
        }
        return nearest;
    }
}
