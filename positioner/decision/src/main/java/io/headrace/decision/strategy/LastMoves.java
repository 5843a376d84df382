package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.network.Transit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// When money last left for a venue or from it, nanoseconds since the epoch, by venue: what a rule with a
/// cool-down remembers.
public record LastMoves(Map<String, Long> nanosByVenue) {
    public static final LastMoves NONE = new LastMoves(Map.of());

    public LastMoves {
        nanosByVenue = Collections.unmodifiableMap(new TreeMap<>(nanosByVenue));
    }

    /// What the books tell of it: transfers that are still on their way.
    public static LastMoves inFlight(NetworkState state) {
        return NONE.after(state.inFlight(), state.treasury().node());
    }

    /// After these transfers have left.
    public LastMoves after(List<Transit> departed, String treasury) {
        if (departed.isEmpty()) {
            return this;
        }
        Map<String, Long> changed = new TreeMap<>(nanosByVenue);
        for (Transit transit : departed) {
            String venue = transit.to().equals(treasury) ? transit.from() : transit.to();
            changed.merge(venue, transit.departedNanos(), Math::max);
        }
        return new LastMoves(changed);
    }

    /// Whether a venue was served less than `nanos` ago.
    public boolean within(String venue, long nowNanos, long nanos) {
        Long last = nanosByVenue.get(venue);
        return last != null && nowNanos - last < nanos;
    }
}
