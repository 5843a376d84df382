package io.headrace.decision.strategy.peer;

import io.headrace.decision.strategy.band.Band;
import io.headrace.decision.strategy.band.Bands;

/// Across's inventory client (across-protocol/relayer): a chain whose share of the cumulative balance falls
/// below `thresholdPct` is filled to `targetPct`; one whose share exceeds `targetPct * targetOverageBuffer`
/// gives back what lies above `targetPct`. Shares are told per chain; here they follow demand: a multiple m
/// of a venue's demand is the share `m * demand / capital`.
///
/// @param threshold `thresholdPct` as a multiple of demand, above 0
/// @param target `targetPct` as a multiple of demand, at least `threshold`
/// @param overage `targetOverageBuffer`, at least 1; theirs is 1.5 by default
public record AcrossBands(double threshold, double target, double overage) implements Bands {
    public AcrossBands {
        if (!(threshold > 0) || !(target >= threshold) || !(overage >= 1)) {
            throw new IllegalArgumentException(
                    "threshold must be above 0, target at least threshold and overage at least 1, were " + threshold
                            + ", " + target + ", " + overage);
        }
    }

    @Override
    public Band of(Sight sight) {
        double to = target * sight.coveredUsd();
        return new Band(threshold * sight.coveredUsd(), to, overage * to, to, to);
    }
}
