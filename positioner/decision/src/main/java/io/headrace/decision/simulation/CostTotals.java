package io.headrace.decision.simulation;

import java.util.List;

/// What a strategy cost over a span.
///
/// @param carryUsd carry at venues and in transit
/// @param yieldUsd earned by the treasury, subtracted in the total
/// @param transferUsd proportional cost and gas
/// @param shortfallMinutes venue-minutes found short
public record CostTotals(
        double carryUsd,
        double yieldUsd,
        double shortfallUsd,
        double transferUsd,
        double totalUsd,
        double shortfallMinutes,
        long transfers) {
    /// Sums periods of equal length.
    public static CostTotals of(List<PeriodCost> periods, long periodNanos) {
        double carry = 0;
        double yield = 0;
        double shortfall = 0;
        double transfer = 0;
        long shortVenuePeriods = 0;
        long transfers = 0;
        for (PeriodCost period : periods) {
            carry += period.carryUsd() + period.transitUsd();
            yield += period.yieldUsd();
            shortfall += period.shortfallUsd();
            transfer += period.proportionalUsd() + period.gasUsd();
            shortVenuePeriods += period.shortVenues();
            transfers += period.transfers();
        }
        double minutes = shortVenuePeriods * (periodNanos / 60e9);
        return new CostTotals(
                carry, yield, shortfall, transfer, carry - yield + shortfall + transfer, minutes, transfers);
    }

    /// The sum of two spans.
    public CostTotals plus(CostTotals other) {
        return new CostTotals(
                carryUsd + other.carryUsd,
                yieldUsd + other.yieldUsd,
                shortfallUsd + other.shortfallUsd,
                transferUsd + other.transferUsd,
                totalUsd + other.totalUsd,
                shortfallMinutes + other.shortfallMinutes,
                transfers + other.transfers);
    }
}
