package io.headrace.decision.settings;

/// What capital and its absence cost.
///
/// A shortfall s against demand d costs `near` on its part up to `nearShare * d` and `deep` on the rest.
///
/// @param carryRateYear carry on collateral at venues and in transit, simple rate a year, at least 0
/// @param yieldRateYear yield of the treasury, simple rate a year, at least 0
/// @param nearPerHour price of the first segment of a shortfall, USD per USD per hour
/// @param deepPerHour price of the second segment, at least that of the first and above carry plus yield
/// @param nearShare width of the first segment as a fraction of demand
public record Costs(
        double carryRateYear, double yieldRateYear, double nearPerHour, double deepPerHour, double nearShare) {
    /// 10 % a year of carry, no yield, 2 and 20 basis points per five minutes of shortfall.
    public static final Costs DEFAULT = new Costs(.10, 0, .0024, .024, .10);

    private static final double NANOS_PER_YEAR = 8760 * 3600e9;
    private static final double NANOS_PER_HOUR = 3600e9;

    public Costs {
        if (!(carryRateYear >= 0) || !(yieldRateYear >= 0) || !(nearPerHour >= 0) || !(nearShare >= 0)) {
            throw new IllegalArgumentException("costs must not be negative, were carry " + carryRateYear + ", yield "
                    + yieldRateYear + ", near " + nearPerHour + ", near share " + nearShare);
        }
        if (!(deepPerHour >= nearPerHour) || !(deepPerHour > (carryRateYear + yieldRateYear) / 8760)) {
            throw new IllegalArgumentException(
                    "deepPerHour must be at least nearPerHour and above carry plus yield, was " + deepPerHour);
        }
    }

    /// USD per USD held at a venue or in transit for `nanos`.
    public double carry(long nanos) {
        return carryRateYear * (nanos / NANOS_PER_YEAR);
    }

    /// USD per USD held in the treasury for `nanos`.
    public double yield(long nanos) {
        return yieldRateYear * (nanos / NANOS_PER_YEAR);
    }

    /// USD per USD of near shortfall for `nanos`.
    public double near(long nanos) {
        return nearPerHour * (nanos / NANOS_PER_HOUR);
    }

    /// USD per USD of deep shortfall for `nanos`.
    public double deep(long nanos) {
        return deepPerHour * (nanos / NANOS_PER_HOUR);
    }

    /// Cost of being short by `shortUsd` of `demandUsd` for `nanos`.
    public double shortfall(double shortUsd, double demandUsd, long nanos) {
        double first = Math.min(shortUsd, nearShare * demandUsd);
        return near(nanos) * first + deep(nanos) * (shortUsd - first);
    }
}
