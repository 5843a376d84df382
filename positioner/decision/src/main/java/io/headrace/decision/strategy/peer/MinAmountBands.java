package io.headrace.decision.strategy.peer;

import io.headrace.decision.strategy.band.Band;
import io.headrace.decision.strategy.band.Bands;

/// Hyperlane's `minAmount {min, target}` (hyperlane-monorepo, typescript/rebalancer): a place below its
/// minimum is filled to its target; all above the minimum of others is surplus, which is taken only as far
/// as somebody is short. Nothing is returned for its own sake.
///
/// @param min multiple of demand, above 0
/// @param target multiple of demand, at least `min`
public record MinAmountBands(double min, double target) implements Bands {
    public MinAmountBands {
        if (!(min > 0) || !(target >= min)) {
            throw new IllegalArgumentException(
                    "min must be above 0 and target at least min, were " + min + ", " + target);
        }
    }

    @Override
    public Band of(Sight sight) {
        double least = min * sight.coveredUsd();
        double to = target * sight.coveredUsd();
        return new Band(least, to, Double.POSITIVE_INFINITY, to, least);
    }
}
