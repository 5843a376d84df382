package io.headrace.features.signal;

import io.headrace.features.state.Stateful;
import io.headrace.market.event.MarketEvent;

/// A formula over one coin at all venues, with a value for each. As [Signal] otherwise; best quotes and
/// books are read from [SignalContext#markets], which the engine keeps, one for each venue, and updates
/// before it calls.
public interface CrossVenueSignal extends Stateful {
    /// Takes an event of its coin.
    ///
    /// @param venue the event's venue, by its place in the context's venues
    void observe(int venue, MarketEvent event);

    /// The value for a venue, by its place in the context's venues; finite, 0 while not warm.
    double valueAt(int venue, long nowNanos);

    boolean warmAt(int venue, long nowNanos);

    /// When what a value rests on last spoke: the venue's own inputs, unless it rests on those of others too.
    ///
    /// @param ownNanos when the venue's own inputs last spoke, the smallest long when one never did
    default long heardNanos(long nowNanos, long ownNanos) {
        return ownNanos;
    }
}
