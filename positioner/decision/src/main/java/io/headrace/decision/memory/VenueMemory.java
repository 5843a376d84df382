package io.headrace.decision.memory;

import io.headrace.decision.network.TokenAmount;
import java.util.List;
import java.util.OptionalLong;

/// A venue's account with the safeguards.
///
/// @param reportedNanos time of the latest report on it; empty when there never was one
/// @param haltedNanos when it was last known not to work; empty when it always did
/// @param position on hand and inbound after the last decision: what is missing at the next was lost
/// @param losses of the last day, net of gains, oldest first
public record VenueMemory(
        String venue, OptionalLong reportedNanos, OptionalLong haltedNanos, TokenAmount position, List<Moved> losses) {
    public VenueMemory {
        losses = List.copyOf(losses);
    }
}
