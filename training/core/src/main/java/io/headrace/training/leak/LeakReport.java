package io.headrace.training.leak;

import java.util.List;

/// What a check for leakage found.
///
/// @param cutNanos where history ended, in time order
/// @param compared numbers that were compared, by kind: features, targets, forecasts
/// @param forecastless cuts too early for a forecast to be made
/// @param leaks one per kind and column, in the order first seen; empty when nothing knows the future
public record LeakReport(List<Long> cutNanos, Compared compared, int forecastless, List<Leak> leaks) {
    public LeakReport {
        cutNanos = List.copyOf(cutNanos);
        leaks = List.copyOf(leaks);
    }

    /// Numbers compared.
    public record Compared(long features, long targets, long forecasts) {}

    public boolean clean() {
        return leaks.isEmpty();
    }
}
