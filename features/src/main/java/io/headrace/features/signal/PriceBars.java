package io.headrace.features.signal;

import io.headrace.features.window.BarWindow;
import io.headrace.market.event.Bar;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import io.headrace.market.event.Trade;

/// Tells a window of bars the prices of trades, or shorter bars.
///
/// @param window which may belong to several signals
/// @param spoiledByGaps whether a stream gap drops the bars it touches
public record PriceBars(BarWindow window, boolean spoiledByGaps) implements Listener {
    @Override
    public void observe(MarketEvent event) {
        if (event instanceof Trade trade) {
            window.add(trade.knownNanos(), trade.price());
        } else if (event instanceof Bar bar) {
            window.add(bar.knownNanos(), bar.open(), bar.high(), bar.low(), bar.close());
        } else if (spoiledByGaps && event instanceof StreamGap gap) {
            window.forget(gap.eventNanos(), gap.knownNanos());
        }
    }
}
