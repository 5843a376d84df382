package io.headrace.decision.strategy.peer;

import io.headrace.decision.strategy.band.Band;
import io.headrace.decision.strategy.band.Bands;

/// Hyperlane's `weighted {weight, tolerance}` (hyperlane-monorepo, typescript/rebalancer): every place has a
/// weight, its target is that share of all collateral, and one that is off its target by more than the
/// tolerance is brought to it. Weights of venues follow demand here; the treasury keeps its own share.
///
/// @param treasuryWeight share of all collateral that stays in the treasury, 0 to below 1
/// @param tolerance relative distance from the target that is borne, 0 to 1; theirs is .03 to .05
public record WeightedBands(double treasuryWeight, double tolerance) implements Bands {
    public WeightedBands {
        if (!(treasuryWeight >= 0 && treasuryWeight < 1) || !(tolerance >= 0 && tolerance <= 1)) {
            throw new IllegalArgumentException(
                    "weight must be 0 to below 1 and tolerance 0 to 1, were " + treasuryWeight + ", " + tolerance);
        }
    }

    @Override
    public Band of(Sight sight) {
        double all = sight.allCoveredUsd();
        double share = all > 0 ? sight.coveredUsd() / all : 0;
        double to = Math.max(0, (1 - treasuryWeight) * share * sight.capitalUsd());
        return new Band(to * (1 - tolerance), to, to * (1 + tolerance), to, to);
    }
}
