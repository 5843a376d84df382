package io.headrace.decision.program.scenario;

/// What holds for a whole cost program.
///
/// @param nearCost price of the first segment of a shortfall, USD per USD per period
/// @param deepCost price of the rest, at least the first
/// @param nearShare width of the first segment as a fraction of the need, at least 0
/// @param afterDepartures whether needs are compared with what is left after departures, else with what is
///     on hand before them
/// @param commonPeriods from period 0 on, so many periods' transfers are the same in all scenarios: at
///     least 1
/// @param borrowMostUsd the treasury may borrow up to this, arriving in period 1, at least 0
/// @param borrowCost USD per USD borrowed, over the whole span
/// @param tailWeight weight of the mean of the dearest scenarios beside the mean of all, at least 0
/// @param tailLevel the dearest `1 - tailLevel` of probability are the tail, inside [0, 1)
public record ProgramTerms(
        double nearCost,
        double deepCost,
        double nearShare,
        boolean afterDepartures,
        int commonPeriods,
        double borrowMostUsd,
        double borrowCost,
        double tailWeight,
        double tailLevel) {
    public ProgramTerms {
        if (!(nearCost >= 0) || !(deepCost >= nearCost) || Double.isInfinite(deepCost)) {
            throw new IllegalArgumentException("shortfall prices must rise, were " + nearCost + ", " + deepCost);
        }
        if (!(nearShare >= 0) || Double.isInfinite(nearShare)) {
            throw new IllegalArgumentException("near share must be finite and not negative, was " + nearShare);
        }
        if (commonPeriods < 1 || !(borrowMostUsd >= 0) || !(borrowCost >= 0)) {
            throw new IllegalArgumentException("the first step is common and loans not negative, were " + commonPeriods
                    + ", " + borrowMostUsd + ", " + borrowCost);
        }
        if (!(tailWeight >= 0) || !(tailLevel >= 0 && tailLevel < 1)) {
            throw new IllegalArgumentException(
                    "tail must be weighted at least 0 at a level inside [0, 1), were " + tailWeight + ", " + tailLevel);
        }
    }

    /// No loans, no weight on the tail, only the first step common.
    public ProgramTerms(double nearCost, double deepCost, double nearShare, boolean afterDepartures) {
        this(nearCost, deepCost, nearShare, afterDepartures, 1, 0, 0, 0, 0);
    }
}
