package io.headrace.decision.strategy.band;

import io.headrace.decision.settings.ThresholdParameters;

/// The threshold rule's bands: all multiples of the demand covered; what lies above `up` may be recalled.
public record ThresholdBands(ThresholdParameters parameters) implements Bands {
    @Override
    public Band of(Sight sight) {
        double demand = sight.coveredUsd();
        double up = parameters.up() * demand;
        return new Band(parameters.lo() * demand, up, parameters.hi() * demand, parameters.dn() * demand, up);
    }
}
