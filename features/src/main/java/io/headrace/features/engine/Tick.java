package io.headrace.features.engine;

import java.util.List;

/// The state of the whole desk at one period boundary: everything in it was known at `nowNanos`.
///
/// @param nowNanos the boundary, nanoseconds since the epoch
/// @param venues one observation per venue, in the portfolio's venue order, all of this instant; never empty
public record Tick(long nowNanos, List<VenueObservation> venues) {
    public Tick {
        venues = List.copyOf(venues);
        if (venues.isEmpty()) {
            throw new IllegalArgumentException("venues must hold at least one observation, was empty");
        }
        for (VenueObservation observation : venues) {
            if (observation.snapshot().knownNanos() != nowNanos) {
                throw new IllegalArgumentException("observations must be of " + nowNanos + ", was "
                        + observation.snapshot().knownNanos() + " for " + observation.venue());
            }
        }
    }
}
