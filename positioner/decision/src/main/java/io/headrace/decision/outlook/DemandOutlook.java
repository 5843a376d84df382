package io.headrace.decision.outlook;

import io.headrace.decision.outlook.scenario.PastErrors;
import java.util.List;
import java.util.Optional;

/// Every venue's need at one instant, in the order of the network's venues.
///
/// @param past errors of past forecasts, for policies that look at scenarios; none for others
/// @param basis what it was made from; empty where nobody will ask
public record DemandOutlook(long asOfNanos, List<VenueOutlook> venues, PastErrors past, Optional<OutlookBasis> basis) {
    public DemandOutlook {
        venues = List.copyOf(venues);
    }

    /// Of needs whose past errors are not asked for.
    public DemandOutlook(long asOfNanos, List<VenueOutlook> venues, Optional<OutlookBasis> basis) {
        this(asOfNanos, venues, PastErrors.NONE, basis);
    }

    /// Of needs that were made up.
    public DemandOutlook(long asOfNanos, List<VenueOutlook> venues) {
        this(asOfNanos, venues, Optional.empty());
    }

    /// Other needs, all else as it is.
    public DemandOutlook with(List<VenueOutlook> changed) {
        return new DemandOutlook(asOfNanos, changed, past, basis);
    }
}
