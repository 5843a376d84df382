package io.headrace.decision.outlook;

import java.util.List;
import java.util.Optional;

/// Every venue's need at one instant, in the order of the network's venues.
///
/// @param basis what it was made from; empty where nobody will ask
public record DemandOutlook(long asOfNanos, List<VenueOutlook> venues, Optional<OutlookBasis> basis) {
    public DemandOutlook {
        venues = List.copyOf(venues);
    }

    /// Of needs that were made up.
    public DemandOutlook(long asOfNanos, List<VenueOutlook> venues) {
        this(asOfNanos, venues, Optional.empty());
    }
}
