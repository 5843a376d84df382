package io.headrace.decision.simulation;

/// What one period cost, USD.
///
/// @param carryUsd on collateral at venues over the period that starts now; negative balances earn it back
/// @param transitUsd carry on what departed now, for its whole flight as promised; with faults also on what is
///     overdue, less what landed early had been charged too much
/// @param yieldUsd earned by the treasury over the period that starts now
/// @param shortfallUsd from the demand check at the period's start
/// @param proportionalUsd of transfers that departed now, and of offsets carried out now
/// @param gasUsd of transfers that departed now
/// @param shortVenues venues found short by more than a millionth of their demand
/// @param transfers departed now
public record PeriodCost(
        double carryUsd,
        double transitUsd,
        double yieldUsd,
        double shortfallUsd,
        double proportionalUsd,
        double gasUsd,
        int shortVenues,
        int transfers) {
    /// This cost with more (or, negative, less) carry in transit.
    PeriodCost plusTransit(double usd) {
        return new PeriodCost(
                carryUsd, transitUsd + usd, yieldUsd, shortfallUsd, proportionalUsd, gasUsd, shortVenues, transfers);
    }

    /// This cost with what offsets cost that were carried out now.
    public PeriodCost plusOffsets(double usd) {
        return new PeriodCost(
                carryUsd, transitUsd, yieldUsd, shortfallUsd, proportionalUsd + usd, gasUsd, shortVenues, transfers);
    }

    public double totalUsd() {
        return carryUsd + transitUsd - yieldUsd + shortfallUsd + proportionalUsd + gasUsd;
    }
}
