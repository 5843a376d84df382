package io.headrace.features.signal;

import io.headrace.features.state.Stateful;
import io.headrace.market.event.MarketEvent;

/// One formula, folded over events: one column of the feature vector.
///
/// Observing is O(1) amortized and memory is bounded by the window. Events come in [MarketEvent#ORDER];
/// an instant is asked about after everything known by then and before anything known later.
/// Implementations are not thread-safe.
public interface Signal extends Listener, Stateful {
    /// Takes an event of the kinds its definition names; other kinds are ignored.
    @Override
    void observe(MarketEvent event);

    /// Who is to be told of events in its place: itself, what it shares with other signals, which is told once for all
    /// of them, or nobody. Always the same one.
    default Listener ear() {
        return this;
    }

    /// The value at an instant; always finite, 0 while not warm.
    double valueAt(long nowNanos);

    /// Whether the signal has seen enough to be used.
    boolean warmAt(long nowNanos);
}
