package io.headrace.training.feature;

import io.headrace.features.catalog.FeatureCatalog;
import java.util.List;

/// What is asked of a dataset.
///
/// @param everyNanos time between rows, positive; rows stand at whole multiples of it
/// @param venues empty for all
/// @param coins empty for all; a column is the mean over the coins
public record FeatureRequest(FeatureCatalog catalog, long everyNanos, List<String> venues, List<String> coins) {
    public FeatureRequest {
        venues = List.copyOf(venues);
        coins = List.copyOf(coins);
        if (everyNanos <= 0) {
            throw new IllegalArgumentException("everyNanos must be positive, was " + everyNanos);
        }
    }
}
