package io.headrace.market.venue.margin;

import io.headrace.market.venue.Limits;
import java.util.ArrayList;
import java.util.List;

/// Margin of one contract by size of position.
///
/// Tiers are marginal, as income tax is: each rate applies to the notional inside its tier only. With
/// rates that never fall the requirement is increasing and convex in the notional, so it never pays to
/// be just above a tier. This is Hyperliquid's formula: there, a tier's maintenance rate is half its
/// initial rate at maximum leverage, and the `maintenance deduction` of a tier is what makes its rate
/// marginal (docs, trading/margin-tiers).
///
/// @param tiers from 0 upwards, by rising notional and rates that do not fall; never empty
/// @param maintenanceShare maintenance margin per USD of initial margin, above 0 and at most 1
public record MarginTable(List<MarginTier> tiers, double maintenanceShare) implements MarginModel {
    /// Where a venue says nothing else, maintenance is half of initial.
    private static final double HALF = 0.5;

    public MarginTable {
        tiers = List.copyOf(tiers);
        Limits.positive("maintenanceShare", maintenanceShare);
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

    /// A table whose maintenance margin is half its initial margin.
    public MarginTable(List<MarginTier> tiers) {
        this(tiers, HALF);
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
            double inside = inside(i, notionalUsd);
            if (inside <= 0) {
                break;
            }
            requirement += tiers.get(i).initialRate() * inside;
        }
        return requirement;
    }

    @Override
    public double initialUsd(MarkedPosition position) {
        return requirementUsd(position.notionalUsd());
    }

    @Override
    public double maintenanceUsd(MarkedPosition position) {
        return maintenanceShare * initialUsd(position);
    }

    @Override
    public List<MarginSlice> slices(MarkedPosition position) {
        List<MarginSlice> slices = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            double inside = inside(i, position.notionalUsd());
            if (inside > 0) {
                double initial = tiers.get(i).initialRate() * inside;
                slices.add(new MarginSlice(name(i), inside, initial, maintenanceShare * initial));
            }
        }
        return slices;
    }

    /// The prices at which the position enters a tier.
    @Override
    public List<Double> bends(MarkedPosition position) {
        double quantity = Math.abs(position.quantity());
        return quantity == 0
                ? List.of()
                : tiers.stream()
                        .skip(1)
                        .map(tier -> tier.fromNotionalUsd() / quantity)
                        .toList();
    }

    private double inside(int tier, double notionalUsd) {
        return Math.min(notionalUsd, end(tier)) - tiers.get(tier).fromNotionalUsd();
    }

    private double end(int tier) {
        return tier + 1 < tiers.size() ? tiers.get(tier + 1).fromNotionalUsd() : Double.POSITIVE_INFINITY;
    }

    private String name(int tier) {
        double end = end(tier);
        long from = Math.round(tiers.get(tier).fromNotionalUsd());
        return Double.isInfinite(end) ? "from " + from : from + " to " + Math.round(end);
    }
}
