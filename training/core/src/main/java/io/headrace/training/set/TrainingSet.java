package io.headrace.training.set;

import io.headrace.features.schema.FeatureSchema;
import io.headrace.models.forecast.ForecastWindow;
import java.util.List;

/// Labelled rows of one schema and one forecast window, by time and then by the desk's venue order.
///
/// @param window the label of a row was known `window.endNanos()` after the row's instant, not earlier
public record TrainingSet(FeatureSchema schema, ForecastWindow window, List<TrainingRow> rows) {
    public TrainingSet {
        rows = List.copyOf(rows);
        long previous = Long.MIN_VALUE;
        for (TrainingRow row : rows) {
            if (row.width() != schema.size()) {
                throw new IllegalArgumentException(
                        "rows must have " + schema.size() + " features, one had " + row.width());
            }
            if (row.asOfNanos() < previous) {
                throw new IllegalArgumentException(
                        "rows must be in time order, " + row.asOfNanos() + " came after " + previous);
            }
            previous = row.asOfNanos();
        }
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// Rows of `fromNanos <= asOf` whose label was known at or before `labelledByNanos`.
    public TrainingSet labelledWithin(long fromNanos, long labelledByNanos) {
        return new TrainingSet(
                schema,
                window,
                rows.stream()
                        .filter(row ->
                                row.asOfNanos() >= fromNanos && row.asOfNanos() <= labelledByNanos - window.endNanos())
                        .toList());
    }

    /// Rows of `fromNanos <= asOf < toNanos`.
    public TrainingSet between(long fromNanos, long toNanos) {
        return new TrainingSet(
                schema,
                window,
                rows.stream()
                        .filter(row -> row.asOfNanos() >= fromNanos && row.asOfNanos() < toNanos)
                        .toList());
    }

    /// Rows up to which so many vectors followed one another.
    public TrainingSet having(int steps) {
        return new TrainingSet(
                schema, window, rows.stream().filter(row -> row.has(steps)).toList());
    }

    /// The shortest time between two instants; the whole window where there are not two.
    public long periodNanos() {
        long shortest = window.endNanos();
        for (int i = 1; i < rows.size(); i++) {
            long apart = rows.get(i).asOfNanos() - rows.get(i - 1).asOfNanos();
            shortest = apart > 0 ? Math.min(shortest, apart) : shortest;
        }
        return shortest;
    }

    public List<String> venues() {
        return rows.stream().map(TrainingRow::venue).distinct().toList();
    }

    /// Labels, in row order.
    public double[] labels() {
        return rows.stream().mapToDouble(TrainingRow::y).toArray();
    }
}
