package io.headrace.features.signal.volatility.realized;

import io.headrace.features.signal.Formula;

/// A formula over the M returns of a window. Pure, and allocates nothing.
public interface ReturnFormula {
    /// What a column of it is called, without its window.
    String name();

    Formula formula();

    /// How many returns it needs, at least 1.
    int fewest();

    /// The value over the first `count` entries of `returns`, oldest first; `count` is at least [#fewest()].
    double of(double[] returns, int count);
}
