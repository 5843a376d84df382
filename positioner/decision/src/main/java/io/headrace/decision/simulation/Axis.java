package io.headrace.decision.simulation;

import java.util.Arrays;

/// A parameter and the values a search starts from, ascending; the ends bound the search.
///
/// @param name for reports
/// @param values at least one
@SuppressWarnings("ArrayRecordComponent")
public record Axis(String name, double... values) {
    public Axis {
        values = values.clone();
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    int size() {
        return values.length;
    }

    double low() {
        return values[0];
    }

    double high() {
        return values[values.length - 1];
    }

    @Override
    public String toString() {
        return name + ' ' + Arrays.toString(values);
    }
}
