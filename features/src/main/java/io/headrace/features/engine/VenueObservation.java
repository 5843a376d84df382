package io.headrace.features.engine;

import io.headrace.features.schema.FeatureVector;
import io.headrace.market.event.MarginSnapshot;

/// What is known of one venue at a tick: what its account needs, and its features.
public record VenueObservation(MarginSnapshot snapshot, FeatureVector features) {
    public VenueObservation {
        if (!snapshot.venue().equals(features.venue()) || snapshot.knownNanos() != features.asOfNanos()) {
            throw new IllegalArgumentException("snapshot and features must be of one venue and instant, were "
                    + snapshot.venue() + " @" + snapshot.knownNanos() + " and " + features.venue() + " @"
                    + features.asOfNanos());
        }
    }

    public String venue() {
        return snapshot.venue();
    }
}
