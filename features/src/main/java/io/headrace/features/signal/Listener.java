package io.headrace.features.signal;

import io.headrace.market.event.MarketEvent;

/// Who is told of events.
public interface Listener {
    /// Who need not be told: all it reads is kept by the engine.
    Listener NOBODY = event -> {};

    /// Takes an event; kinds that do not concern it are ignored.
    void observe(MarketEvent event);
}
