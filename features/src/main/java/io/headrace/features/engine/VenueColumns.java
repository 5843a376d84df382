package io.headrace.features.engine;

import io.headrace.features.schema.ColumnStates;
import java.util.List;

/// One owned venue's columns, and where to see when their inputs last spoke.
///
/// A column is as old as the input of it that has been silent longest. One of which an input never spoke is not warm:
/// what its signals take for nothing may be a feed that does not exist. Once a feed has spoken, its silence about a
/// coin is a statement, and the age tells how long it has lasted.
final class VenueColumns {
    private final Column[] columns;
    private final Hearing hearing;

    VenueColumns(List<Column> columns, Hearing hearing) {
        this.columns = columns.toArray(Column[]::new);
        this.hearing = hearing;
    }

    /// @param lastBarNanos when any venue last had a bar
    void read(long nowNanos, long lastBarNanos, FeatureSample into) {
        hearing.listen(lastBarNanos);
        for (int column = 0; column < columns.length; column++) {
            double value = columns[column].valueAt(nowNanos, hearing);
            long heardNanos = columns[column].heardNanos(nowNanos, hearing);
            boolean usable = Double.isFinite(value) && heardNanos != Hearing.NEVER;
            into.values[column] = usable ? value : 0;
            into.warm[column] = usable;
            into.agesNanos[column] =
                    heardNanos == Hearing.NEVER ? ColumnStates.NEVER : Math.max(0, nowNanos - heardNanos);
        }
    }
}
