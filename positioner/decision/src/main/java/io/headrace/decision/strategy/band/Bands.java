package io.headrace.decision.strategy.band;

import io.headrace.decision.outlook.VenueOutlook;

/// What makes a band rule: the band of each venue.
@FunctionalInterface
public interface Bands {
    /// What is known when a venue's band is drawn.
    ///
    /// @param venue its outlook
    /// @param coveredUsd the demand the rule covers there, announced demand included when it is plan-aware
    /// @param allCoveredUsd the same of all venues together
    /// @param capitalUsd everything there is: treasury, venues and money on its way
    record Sight(VenueOutlook venue, double coveredUsd, double allCoveredUsd, double capitalUsd) {}

    Band of(Sight sight);
}
