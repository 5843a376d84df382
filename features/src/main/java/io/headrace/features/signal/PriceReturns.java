package io.headrace.features.signal;

import io.headrace.features.window.ReturnWindow;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.Trade;

/// Tells a window of returns the prices of trades or bars.
///
/// @param window which may belong to several signals
public record PriceReturns(ReturnWindow window) implements Listener {
    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Trade trade) {
            window.add(trade.knownNanos(), trade.price());
        } else if (event instanceof Bar bar) {
            window.add(bar.knownNanos(), bar.close());
        }
    }
}
