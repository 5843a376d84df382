package io.headrace.market.venue.margin;

/// One step of a margin table: the part of a position's notional above `fromNotionalUsd` (up to the next
/// tier) is margined at `initialRate`.
///
/// @param fromNotionalUsd lower end of the tier, USD, at least 0
/// @param initialRate initial margin per USD of notional inside the tier, above 0 and at most 1
public record MarginTier(double fromNotionalUsd, double initialRate) {
    public MarginTier {
        if (!(fromNotionalUsd >= 0) || Double.isInfinite(fromNotionalUsd)) {
            throw new IllegalArgumentException(
                    "fromNotionalUsd must be finite and not negative, was " + fromNotionalUsd);
        }
        if (!(initialRate > 0 && initialRate <= 1)) {
            throw new IllegalArgumentException("initialRate must be above 0 and at most 1, was " + initialRate);
        }
    }
}
