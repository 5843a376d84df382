package io.headrace.decision.simulation;

import java.util.OptionalDouble;

/// The share of a baseline's avoidable cost that a strategy avoids: `(baseline - strategy) / (baseline -
/// bound)`. Not defined when the baseline has no avoidable cost to speak of.
///
/// @param value 1 at the bound, 0 at the baseline, negative when worse; empty when not defined
/// @param explanation why it is not defined, else empty
public record GapClosed(OptionalDouble value, String explanation) {
    /// Below this share of the bound a gap is numerical noise.
    private static final double LEAST_GAP_SHARE = 1e-9;

    public static GapClosed of(double strategyUsd, double baselineUsd, double boundUsd) {
        double gap = baselineUsd - boundUsd;
        if (!(gap > LEAST_GAP_SHARE * Math.max(1, Math.abs(boundUsd)))) {
            return new GapClosed(
                    OptionalDouble.empty(), "the baseline pays no more than the bound: there is no gap to close");
        }
        double closed = (baselineUsd - strategyUsd) / gap;
        return Double.isFinite(closed)
                ? new GapClosed(OptionalDouble.of(closed), "")
                : new GapClosed(OptionalDouble.empty(), "a total is not finite");
    }
}
