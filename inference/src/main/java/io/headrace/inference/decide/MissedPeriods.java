package io.headrace.inference.decide;

import io.headrace.market.event.MarginSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Periods that had passed before a live desk could decide, because it was down or stood still.
/// Nothing can be done about them any more, and money moved now for a need of then would be moved
/// twice: they are folded, forecasts learn from them, and what they did to the balances is told
/// with the one decision that follows.
final class MissedPeriods {
    private final Map<String, Double> flowsUsd = new HashMap<>();
    private long count;

    void pass(List<MarginSnapshot> snapshots) {
        count++;
        snapshots.forEach(snapshot -> flowsUsd.merge(snapshot.venue(), snapshot.flowUsd(), Double::sum));
    }

    /// How many have passed since the last decision.
    long count() {
        return count;
    }

    /// The snapshots of a period that is decided, with the flows of those before it; they are forgotten.
    List<MarginSnapshot> into(List<MarginSnapshot> snapshots) {
        if (count == 0) {
            return snapshots;
        }
        List<MarginSnapshot> whole = snapshots.stream()
                .map(snapshot -> withFlow(snapshot, flowsUsd.getOrDefault(snapshot.venue(), 0.0) + snapshot.flowUsd()))
                .toList();
        flowsUsd.clear();
        count = 0;
        return whole;
    }

    private static MarginSnapshot withFlow(MarginSnapshot snapshot, double flowUsd) {
        return new MarginSnapshot(
                snapshot.instrument(),
                snapshot.eventNanos(),
                snapshot.knownNanos(),
                snapshot.sequence(),
                snapshot.demandUsd(),
                snapshot.closeDemandUsd(),
                flowUsd,
                snapshot.heldUsd(),
                snapshot.plannedUsd(),
                snapshot.exposures());
    }
}
