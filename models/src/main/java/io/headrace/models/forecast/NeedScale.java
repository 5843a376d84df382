package io.headrace.models.forecast;

import io.headrace.features.engine.VenueObservation;

/// The unit a venue's need is modelled in at one instant, so that accounts of every size share one model:
/// `y = (M - demandUsd) / scaleUsd`.
///
/// @param demandUsd present demand d(t), at least 0
/// @param scaleUsd the structural forecast's spread of need over one hour, positive
public record NeedScale(double demandUsd, double scaleUsd) {
    /// The feature that holds the scale.
    public static final String COLUMN = "structural_scale_usd";

    public NeedScale {
        if (!(demandUsd >= 0) || Double.isInfinite(demandUsd)) {
            throw new IllegalArgumentException("demandUsd must be finite and not negative, was " + demandUsd);
        }
        if (!(scaleUsd > 0) || Double.isInfinite(scaleUsd)) {
            throw new IllegalArgumentException("scaleUsd must be positive and finite, was " + scaleUsd);
        }
    }

    /// The scale of an observation.
    ///
    /// @throws IllegalArgumentException when the features have no usable scale
    public static NeedScale of(VenueObservation observation) {
        return new NeedScale(
                observation.snapshot().demandUsd(), observation.features().value(COLUMN));
    }

    /// Need in USD to scale units.
    public double toUnits(double needUsd) {
        return (needUsd - demandUsd) / scaleUsd;
    }

    /// Scale units to need in USD.
    public double toUsd(double units) {
        return demandUsd + units * scaleUsd;
    }
}
