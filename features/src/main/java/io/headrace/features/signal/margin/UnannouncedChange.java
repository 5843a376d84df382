package io.headrace.features.signal.margin;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Hours;
import io.headrace.market.event.MarginSnapshot;

/// The change of an account's need over a period that nobody had announced, USD:
///
///     x = c(t) - c(t-1) - w(t) - ( planned[1] - planned[0] )(t-1)
///
/// the change of closing demand less flow, freed of the plan. Snapshots that are not one period
/// apart give no x.
final class UnannouncedChange {
    private final long periodNanos;
    private boolean any;
    private long firstNanos;
    private long lastNanos;
    private double lastDemandUsd;
    private double announcedUsd;

    UnannouncedChange(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /// The next snapshot's x; NaN where it gives none.
    double after(MarginSnapshot snapshot) {
        long now = snapshot.knownNanos();
        boolean follows = any && now - lastNanos == periodNanos;
        double change =
                follows ? snapshot.closeDemandUsd() - lastDemandUsd - snapshot.flowUsd() - announcedUsd : Double.NaN;
        firstNanos = any ? firstNanos : now;
        any = true;
        lastNanos = now;
        lastDemandUsd = snapshot.closeDemandUsd();
        announcedUsd = snapshot.plannedUsd().size() > 1
                ? snapshot.plannedUsd().get(1) - snapshot.plannedUsd().get(0)
                : 0;
        return change;
    }

    double periodHours() {
        return Hours.between(0, periodNanos);
    }

    /// Hours between the first snapshot and the last.
    double seenHours() {
        return Hours.between(firstNanos, lastNanos);
    }

    void save(StateSink sink) {
        sink.putBoolean(any);
        sink.putLong(firstNanos);
        sink.putLong(lastNanos);
        sink.putDouble(lastDemandUsd);
        sink.putDouble(announcedUsd);
    }

    void restore(StateSource source) {
        any = source.getBoolean();
        firstNanos = source.getLong();
        lastNanos = source.getLong();
        lastDemandUsd = source.getDouble();
        announcedUsd = source.getDouble();
    }
}
