package io.headrace.decision.simulation;

import io.headrace.market.event.MarginSnapshot;
import java.util.List;

/// Snapshots of need, changed.
final class Needs {
    private Needs() {}

    /// Every demand, present and announced, times a factor.
    static MarginSnapshot scaled(MarginSnapshot snapshot, double factor) {
        List<Double> planned =
                snapshot.plannedUsd().stream().map(usd -> factor * usd).toList();
        return new MarginSnapshot(
                snapshot.instrument(),
                snapshot.eventNanos(),
                snapshot.knownNanos(),
                snapshot.sequence(),
                factor * snapshot.demandUsd(),
                factor * snapshot.closeDemandUsd(),
                snapshot.flowUsd(),
                snapshot.heldUsd(),
                planned,
                snapshot.exposures());
    }

    /// The demands of one snapshot at the time of another, which keeps its flow.
    static MarginSnapshot asOf(MarginSnapshot demands, MarginSnapshot now) {
        return new MarginSnapshot(
                now.instrument(),
                now.eventNanos(),
                now.knownNanos(),
                now.sequence(),
                demands.demandUsd(),
                demands.closeDemandUsd(),
                now.flowUsd(),
                now.heldUsd(),
                demands.plannedUsd(),
                demands.exposures());
    }
}
