package io.headrace.features.signal.flow;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Listener;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Touch;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// Where the mid is expected to settle, given queues and spread: 1e4 * spread * g*(I, spread) / mid in
/// basis points from the mid, I = qb / (qb + qa), g* the adjustment a [MicropriceTable] holds in
/// spreads.
///
/// Not warm while the quotes are crossed: the table knows no such state.
///
/// Source: Stoikov (2018), The micro-price: a high-frequency estimator of future prices.
public final class Microprice implements Signal {
    private final Touch touch;
    private final MicropriceTable table;

    public Microprice(SignalContext context, MicropriceTable table) {
        this.touch = context.market().touch();
        this.table = table;
    }

    public static SignalDefinition definition(MicropriceTable table) {
        return new SignalDefinition(
                "microprice",
                new Formula(
                        "1e4 * spread * g*(qb / (qb + qa), spread) / mid, g* in spreads " + table,
                        "Stoikov 2018",
                        "basis points of mid"),
                Heard.atOnce(),
                Set.of(Input.TOUCH),
                new SignalFactory.PerCoin(context -> new Microprice(context, table)));
    }

    @Override
    public void observe(MarketEvent event) {
        // the engine keeps the quotes
    }

    @Override
    public Listener ear() {
        return NOBODY;
    }

    @Override
    public double valueAt(long nowNanos) {
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double relativeSpread = 1e4 * (touch.askPrice() - touch.bidPrice()) / touch.mid();
        return relativeSpread * table.adjustment(touch.bidSize(), touch.askSize(), relativeSpread);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return touch.known() && touch.bidSize() + touch.askSize() > 0 && touch.bidPrice() <= touch.askPrice();
    }

    @Override
    public void save(StateSink sink) {}

    @Override
    public void restore(StateSource source) {}
}
