package io.headrace.features.signal;

import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;

/// The latest of what one kind of event says, as it stands; warm from the first on.
public abstract class LatestReading implements Signal {
    private double latest;
    private boolean any;

    /// What an event says; NaN when it is none of the kind.
    protected abstract double read(MarketEvent event);

    @Override
    public final void observe(MarketEvent event) {
        double reading = read(event);
        if (!Double.isNaN(reading)) {
            latest = reading;
            any = true;
        }
    }

    @Override
    public final double valueAt(long nowNanos) {
        return latest;
    }

    @Override
    public final boolean warmAt(long nowNanos) {
        return any;
    }

    @Override
    public final void save(StateSink sink) {
        sink.putDouble(latest);
        sink.putBoolean(any);
    }

    @Override
    public final void restore(StateSource source) {
        latest = source.getDouble();
        any = source.getBoolean();
    }
}
