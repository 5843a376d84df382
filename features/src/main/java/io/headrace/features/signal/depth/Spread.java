package io.headrace.features.signal.depth;

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

/// What crossing costs: 1e4 * (ask - bid) / mid of the best quotes, basis points; negative while they
/// are crossed.
public final class Spread implements Signal {
    private final Touch touch;

    public Spread(SignalContext context) {
        this.touch = context.market().touch();
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "spread",
                new Formula("1e4 * (ask - bid) / mid of the best quotes", "", "basis points of mid"),
                Books.TIMING,
                Set.of(Input.TOUCH),
                new SignalFactory.PerCoin(Spread::new));
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
        return warmAt(nowNanos) ? 1e4 * (touch.askPrice() - touch.bidPrice()) / touch.mid() : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return touch.known();
    }

    @Override
    public void save(StateSink sink) {}

    @Override
    public void restore(StateSource source) {}
}
