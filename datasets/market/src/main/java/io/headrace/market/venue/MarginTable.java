package io.headrace.market.venue;

import java.util.List;

/// Initial margin of one contract by size of position.
///
/// Tiers are marginal, as income tax is: each rate applies to the notional inside its tier only. With rates that
/// never fall the requirement is increasing and convex in the notional, so it never pays to be just above a tier.
///
/// @param tiers from 0 upwards, by rising notional and rates that do not fall; never empty
public record MarginTable(List<MarginTier> tiers) {
    public MarginTable {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.getFirst().fromNotionalUsd() != 0) {
            throw new IllegalArgumentException("tiers must start at notional 0, were " + tiers);
        }
        for (int i = 1; i < tiers.size(); i++) {
            MarginTier below = tiers.get(i - 1);
            MarginTier tier = tiers.get(i);
            if (tier.fromNotionalUsd() <= below.fromNotionalUsd() || tier.initialRate() < below.initialRate()) {
                throw new IllegalArgumentException(
                        "tiers must rise in notional and not fall in rate, was " + tier + " after " + below);
            }
        }
    }

    /// One rate for every size.
    public static MarginTable flat(double initialRate) {
        return new MarginTable(List.of(new MarginTier(0, initialRate)));
    }

    /// Initial margin of a position.
    ///
    /// @param notionalUsd absolute value of the position, USD, at least 0
    public double requirementUsd(double notionalUsd) {
        if (!(notionalUsd >= 0)) {
            throw new IllegalArgumentException("notionalUsd must not be negative, was " + notionalUsd);
        }
        double requirement = 0;
        for (int i = 0; i < tiers.size(); i++) {
            MarginTier tier = tiers.get(i);
            double end = i + 1 < tiers.size() ? tiers.get(i + 1).fromNotionalUsd() : Double.POSITIVE_INFINITY;
            double inside = Math.min(notionalUsd, end) - tier.fromNotionalUsd();
            if (inside <= 0) {
                break;
            }
            requirement += tier.initialRate() * inside;
        }
        return requirement;
    }
}
