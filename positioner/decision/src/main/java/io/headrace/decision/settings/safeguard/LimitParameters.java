package io.headrace.decision.settings.safeguard;

/// The most that may move, USD; infinite where there is no limit.
///
/// @param moveUsd by one move
/// @param routeUsd on its way on one route at once
/// @param venueUsd at one venue, what is on its way to it included
/// @param hourUsd by the whole desk in any hour
/// @param dayUsd by the whole desk in any day
/// @param reversalsPerDay changes of direction at one venue in any day that a forecast may cause
public record LimitParameters(
        double moveUsd, double routeUsd, double venueUsd, double hourUsd, double dayUsd, int reversalsPerDay) {
    private static final double NO = Double.POSITIVE_INFINITY;

    public static final LimitParameters NONE = new LimitParameters(NO, NO, NO, NO, NO, Integer.MAX_VALUE);

    public LimitParameters {
        if (!(moveUsd >= 0)
                || !(routeUsd >= 0)
                || !(venueUsd >= 0)
                || !(hourUsd >= 0)
                || !(dayUsd >= 0)
                || reversalsPerDay < 0) {
            throw new IllegalArgumentException("limits must be at least 0, were " + moveUsd + ", " + routeUsd + ", "
                    + venueUsd + ", " + hourUsd + ", " + dayUsd + ", " + reversalsPerDay);
        }
    }

    /// Whether anything of the last day counts.
    public boolean rolls() {
        return hourUsd < NO || dayUsd < NO || reversalsPerDay < Integer.MAX_VALUE;
    }
}
