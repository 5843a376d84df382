package io.headrace.training.cli.feature;

import io.headrace.features.catalog.FeatureCatalog;
import io.headrace.features.catalog.SignalParameters;

/// Which catalog is meant.
public enum CatalogChoice {
    /// The columns models are trained on.
    STANDARD,
    /// Every column.
    FULL;

    public FeatureCatalog catalog() {
        return catalog(SignalParameters.DEFAULT);
    }

    /// @param parameters what training has fitted; no standard column takes any
    FeatureCatalog catalog(SignalParameters parameters) {
        return this == STANDARD ? FeatureCatalog.standard() : FeatureCatalog.full(parameters);
    }
}
