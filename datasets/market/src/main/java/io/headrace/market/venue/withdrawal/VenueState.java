package io.headrace.market.venue.withdrawal;

import io.headrace.market.venue.Limits;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/// What is known about a venue's own money. What nobody told is not zero: rules that need it answer
/// "not known".
public record VenueState(Map<VenueMeasure, Double> values) {
    public static final VenueState UNKNOWN = new VenueState(Map.of());

    public VenueState {
        EnumMap<VenueMeasure, Double> copy = new EnumMap<>(VenueMeasure.class);
        copy.putAll(values);
        copy.forEach((measure, value) -> Limits.notNegative(measure.name(), value));
        values = Collections.unmodifiableMap(copy);
    }

    OptionalDouble get(VenueMeasure measure) {
        Double value = values.get(measure);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
