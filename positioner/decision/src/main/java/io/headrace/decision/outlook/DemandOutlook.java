package io.headrace.decision.outlook;

import java.util.List;

/// Every venue's need at one instant, in the order of the network's venues.
public record DemandOutlook(long asOfNanos, List<VenueOutlook> venues) {
    public DemandOutlook {
        venues = List.copyOf(venues);
    }
}
