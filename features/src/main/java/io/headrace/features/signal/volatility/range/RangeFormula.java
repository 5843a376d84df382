package io.headrace.features.signal.volatility.range;

import io.headrace.features.window.BarShapes;

/// An estimator of the variance of one bar from the shapes of n. Pure, and allocates nothing.
public interface RangeFormula {
    /// What a column of it is called, without its window.
    String name();

    /// The variance of one bar, one line.
    String text();

    /// Author and year.
    String source();

    /// How many bars it needs, at least 1.
    int fewest();

    /// Whether it looks at the step from the bar before, and so needs one bar more.
    default boolean usesJumps() {
        return false;
    }

    /// Variance of one bar, at least 0; `bars` holds at least [#fewest()].
    double varianceOf(BarShapes bars);
}
