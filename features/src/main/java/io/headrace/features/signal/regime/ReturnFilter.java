package io.headrace.features.signal.regime;

import io.headrace.features.state.Stateful;

/// A recursion over the returns of closed steps.
public interface ReturnFilter extends Stateful {
    /// Takes the next log return.
    ///
    /// @param steps how many steps it spans, at least 1
    void add(double value, long steps);

    /// What the recursion says now; finite.
    double value();
}
