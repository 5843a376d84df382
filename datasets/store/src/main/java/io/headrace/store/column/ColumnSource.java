package io.headrace.store.column;

import io.headrace.market.event.Levels;

/// Gives one event's values in the order of its columns.
public interface ColumnSource {
    long whole();

    double real();

    String text();

    double[] reals();

    String[] texts();

    /// @throws IllegalArgumentException when there is no such constant
    default <E extends Enum<E>> E name(Class<E> type) {
        return Enum.valueOf(type, text());
    }

    /// Two columns: prices, then sizes.
    default Levels levels() {
        double[] prices = reals();
        return Levels.of(prices, reals());
    }
}
