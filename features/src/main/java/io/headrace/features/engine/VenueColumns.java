package io.headrace.features.engine;

import io.headrace.features.schema.ColumnStates;
import io.headrace.features.signal.Input;
import java.util.List;

/// One owned venue's columns, and where to see when their inputs last spoke.
///
/// A column is as old as the input of it that has been silent longest, inputs that never spoke left out;
/// an input of several coins is as old as its last word on any of them. Raw bars are the venue's own, or
/// those of all venues when it never had one.
final class VenueColumns {
    private static final Input[] INPUTS = Input.values();

    private final Column[] columns;
    private final int[][] inputsOfColumn;
    private final Route[] own;
    private final Route[] deskWide;
    private final long[] spokenNanos = new long[INPUTS.length];

    /// @param inputsOfColumn ordinals of the inputs of each column
    /// @param own the routes of the venue's instruments
    /// @param deskWide the routes of what concerns the whole desk
    VenueColumns(List<Column> columns, int[][] inputsOfColumn, List<Route> own, List<Route> deskWide) {
        this.columns = columns.toArray(Column[]::new);
        this.inputsOfColumn = inputsOfColumn;
        this.own = own.toArray(Route[]::new);
        this.deskWide = deskWide.toArray(Route[]::new);
    }

    /// @param lastBarNanos when any venue last had a bar
    void read(long nowNanos, long lastBarNanos, FeatureSample into) {
        for (Input input : INPUTS) {
            spokenNanos[input.ordinal()] = latest(input.deskWide() ? deskWide : own, input);
        }
        long bars = spokenNanos[Input.BARS.ordinal()];
        spokenNanos[Input.RAW_BARS.ordinal()] = bars == Route.NEVER ? lastBarNanos : bars;
        for (int column = 0; column < columns.length; column++) {
            double value = columns[column].valueAt(nowNanos);
            boolean usable = Double.isFinite(value);
            into.values[column] = usable ? value : 0;
            into.warm[column] = usable;
            into.agesNanos[column] = age(inputsOfColumn[column], nowNanos);
        }
    }

    private static long latest(Route[] routes, Input input) {
        long latest = Route.NEVER;
        for (Route route : routes) {
            latest = Math.max(latest, route.spokenNanos(input));
        }
        return latest;
    }

    private long age(int[] inputs, long nowNanos) {
        long age = inputs.length == 0 ? 0 : ColumnStates.NEVER;
        for (int input : inputs) {
            if (spokenNanos[input] != Route.NEVER) {
                age = Math.max(age, nowNanos - spokenNanos[input]);
            }
        }
        return age;
    }
}
