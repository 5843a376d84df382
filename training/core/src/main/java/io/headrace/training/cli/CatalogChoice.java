package io.headrace.training.cli;

import io.headrace.features.catalog.FeatureCatalog;

/// Which catalog is meant.
enum CatalogChoice {
    /// The columns models are trained on.
    STANDARD,
    /// Every column.
    FULL;

    FeatureCatalog catalog() {
        return this == STANDARD ? FeatureCatalog.standard() : FeatureCatalog.full();
    }
}
