package io.headrace.decision.policy;

/// What one more USD somewhere, or of some limit, would save: a dual of the cost program.
///
/// @param constraint `capital` (one more USD there now), `route` (of capacity), `venue_limit`,
///     `inflow_limit`, `withdrawal` (one USD less held back)
/// @param subject node, or `from>to`
/// @param usdPerDay USD per USD per day of the program's span; negative where it would cost
public record Price(String constraint, String subject, double usdPerDay) {
    public Price {
        if (!Double.isFinite(usdPerDay)) {
            throw new IllegalArgumentException("a price must be finite, was " + usdPerDay);
        }
    }

    /// As a simple annual rate.
    public double perYear() {
        return 365 * usdPerDay;
    }
}
