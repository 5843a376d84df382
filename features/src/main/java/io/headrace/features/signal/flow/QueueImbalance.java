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

/// Which queue at the best quotes is longer: (qb - qa) / (qb + qa), from -1 (all offered) to 1 (all
/// bid).
///
/// Source: Gould and Bonart (2016), Queue imbalance as a one-tick-ahead price predictor in a limit
/// order book.
public final class QueueImbalance implements Signal {
    private final Touch touch;

    public QueueImbalance(SignalContext context) {
        this.touch = context.market().touch();
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "queue_imbalance",
                new Formula(
                        "(qb - qa) / (qb + qa) of the best quotes", "Gould and Bonart 2016", "fraction of both queues"),
                Heard.atOnce(),
                Set.of(Input.TOUCH),
                new SignalFactory.PerCoin(QueueImbalance::new));
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
        return warmAt(nowNanos) ? (touch.bidSize() - touch.askSize()) / (touch.bidSize() + touch.askSize()) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return touch.known() && touch.bidSize() + touch.askSize() > 0;
    }

    @Override
    public void save(StateSink sink) {}

    @Override
    public void restore(StateSource source) {}
}
