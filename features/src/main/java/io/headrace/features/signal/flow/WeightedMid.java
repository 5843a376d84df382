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

/// How far the mid weighted by the opposite queues lies from the plain mid: 1e4 * ((pb qa + pa qb) /
/// (qb + qa) / mid - 1), basis points; positive when more is bid than offered.
///
/// Source: Gatheral and Oomen (2010), Zero-intelligence realized variance estimation, where it is
/// called the micro-price.
public final class WeightedMid implements Signal {
    private final Touch touch;

    public WeightedMid(SignalContext context) {
        this.touch = context.market().touch();
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "weighted_mid",
                new Formula(
                        "1e4 * ((pb qa + pa qb) / (qb + qa) / mid - 1)",
                        "Gatheral and Oomen 2010",
                        "basis points of mid"),
                Heard.atOnce(),
                Set.of(Input.TOUCH),
                new SignalFactory.PerCoin(WeightedMid::new));
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
        // (pb qa + pa qb) / (qb + qa) - mid, written so that nothing cancels
        double imbalance = (touch.bidSize() - touch.askSize()) / (touch.bidSize() + touch.askSize());
        return 1e4 * 0.5 * (touch.askPrice() - touch.bidPrice()) * imbalance / touch.mid();
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
