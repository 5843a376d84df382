package io.headrace.store.column;

import io.headrace.market.event.Levels;

/// Takes one event's values in the order of its columns.
public interface ColumnSink {
    void whole(long value);

    void real(double value);

    void text(String value);

    void reals(double[] values);

    void texts(String[] values);

    /// The constant's name, as text.
    default void name(Enum<?> value) {
        text(value.name());
    }

    /// Two columns: prices, then sizes.
    default void levels(Levels levels) {
        double[] prices = new double[levels.count()];
        double[] sizes = new double[levels.count()];
        for (int level = 0; level < levels.count(); level++) {
            prices[level] = levels.price(level);
            sizes[level] = levels.size(level);
        }
        reals(prices);
        reals(sizes);
    }
}
