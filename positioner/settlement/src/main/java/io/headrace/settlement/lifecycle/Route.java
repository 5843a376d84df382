package io.headrace.settlement.lifecycle;

import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.slot.LegId;
import java.util.Optional;

/// The way of a transfer.
///
/// @param name of the route, as the desk's settings name it
/// @param bridge how the money crosses
/// @param deposits whether we put what arrived into the venue with a transaction of our own
/// @param source who signs where the money leaves, and takes back there
/// @param destination who signs where it arrives; empty when we sign nothing there
public record Route(String name, Bridge bridge, boolean deposits, LaneId source, Optional<LaneId> destination) {
    /// How money crosses from chain to chain.
    public enum Bridge {
        /// It does not: the first transaction reaches the venue.
        NONE,
        /// Somebody else delivers.
        RELAYED,
        /// We claim, unless somebody else did.
        CLAIMED
    }

    public Route {
        if ((bridge == Bridge.CLAIMED || deposits) && destination.isEmpty()) {
            throw new IllegalArgumentException("route " + name + " needs a sender on its destination");
        }
        if (deposits && bridge == Bridge.NONE) {
            throw new IllegalArgumentException("route " + name + " has nothing to deposit: its money arrives at once");
        }
    }

    /// The lane a kind of leg uses.
    public LaneId lane(LegId.Kind kind) {
        return switch (kind) {
            case SOURCE, REVERSE -> source;
            case CLAIM, DEPOSIT ->
                destination.orElseThrow(() -> new IllegalStateException("route " + name + " signs nothing there"));
        };
    }
}
