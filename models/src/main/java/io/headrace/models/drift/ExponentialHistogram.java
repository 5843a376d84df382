package io.headrace.models.drift;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import java.util.ArrayList;
import java.util.List;

/// Sums of a long window in buckets whose sizes double with age: at most five of each size (Datar, Gionis,
/// Indyk and Motwani 2002).
final class ExponentialHistogram {
    private static final int MOST_OF_A_SIZE = 5;

    /// Buckets of `2^i` values at place i, oldest first.
    private final List<Row> rows = new ArrayList<>(List.of(new Row()));

    private long size;
    private double total;
    /// Sum of squared distances from the mean.
    private double squares;

    long size() {
        return size;
    }

    double total() {
        return total;
    }

    double squares() {
        return squares;
    }

    void add(double value) {
        if (size > 0) {
            double gap = value - total / size;
            squares += size * gap * gap / (size + 1);
        }
        size++;
        total += value;
        rows.getFirst().append(value, 0);
        merge();
    }

    void dropOldest() {
        Row last = rows.getLast();
        double count = 1L << (rows.size() - 1);
        size -= (long) count;
        total -= last.totals[0];
        double gap = last.totals[0] / count - total / size;
        squares -= last.squares[0] + count * size * gap * gap / (count + size);
        last.drop(1);
        if (last.used == 0) {
            rows.removeLast();
        }
    }

    /// Asked at each border from the oldest on, whether that is one.
    @FunctionalInterface
    interface Border {
        /// @param size values in the bucket before the border
        /// @param total their sum
        boolean here(long size, double total);
    }

    /// Whether any border before the newest bucket is one; stops at the first.
    boolean anyBorder(Border border) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            for (int k = 0; k < row.used; k++) {
                boolean newest = i == 0 && k == row.used - 1;
                if (newest) {
                    return false;
                }
                if (border.here(1L << i, row.totals[k])) {
                    return true;
                }
            }
        }
        return false;
    }

    private void merge() {
        for (int i = 0; i < rows.size() && rows.get(i).used > MOST_OF_A_SIZE; i++) {
            if (i + 1 == rows.size()) {
                rows.add(new Row());
            }
            Row row = rows.get(i);
            double count = 1L << i;
            double gap = row.totals[0] / count - row.totals[1] / count;
            rows.get(i + 1)
                    .append(
                            row.totals[0] + row.totals[1],
                            row.squares[0] + row.squares[1] + count * count * gap * gap / (count + count));
            row.drop(2);
        }
    }

    void save(StateSink sink) {
        sink.putLong(size);
        sink.putDouble(total);
        sink.putDouble(squares);
        sink.putInt(rows.size());
        for (Row row : rows) {
            sink.putInt(row.used);
            sink.putDoubles(row.totals);
            sink.putDoubles(row.squares);
        }
    }

    void restore(StateSource source) {
        size = source.getLong();
        total = source.getDouble();
        squares = source.getDouble();
        rows.clear();
        int count = source.getInt();
        if (count < 1 || count > Long.SIZE - 2) {
            throw StateSource.unreadable("a window has " + count + " sizes of buckets");
        }
        for (int i = 0; i < count; i++) {
            Row row = new Row();
            row.used = source.getInt();
            if (row.used < 0 || row.used > MOST_OF_A_SIZE) {
                throw StateSource.unreadable("a window has " + row.used + " buckets of one size");
            }
            source.getDoubles(row.totals);
            source.getDoubles(row.squares);
            rows.add(row);
        }
    }

    /// Buckets of one size, oldest first; one more than are kept, until they are merged.
    private static final class Row {
        private final double[] totals = new double[MOST_OF_A_SIZE + 1];
        private final double[] squares = new double[MOST_OF_A_SIZE + 1];
        private int used;

        void append(double total, double square) {
            totals[used] = total;
            squares[used] = square;
            used++;
        }

        void drop(int oldest) {
            used -= oldest;
            System.arraycopy(totals, oldest, totals, 0, used);
            System.arraycopy(squares, oldest, squares, 0, used);
        }
    }
}
