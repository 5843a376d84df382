package io.headrace.features.signal.flow;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.Trade;
import java.util.Set;

/// Buying less selling by takers: last price * sum over the window of side * size, USD. Over a day it
/// is what charts call cumulative volume delta.
public final class SignedVolume extends OverTrades {
    public SignedVolume(Window window) {
        super(window, 1);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "signed_volume_" + window.label(),
                new Formula(
                        "last price * sum over " + window.text() + " of taker side * size",
                        "Chordia, Roll and Subrahmanyam 2002, Order imbalance, liquidity, and market returns",
                        "USD"),
                Heard.trades(window),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new SignedVolume(window)));
    }

    @Override
    void take(Trade trade, WindowSums into) {
        into.add(0, trade.signedSize());
    }

    @Override
    double compute(long nowNanos, WindowSums from) {
        return lastPrice() * from.at(nowNanos, 0);
    }

    @Override
    boolean enough(long nowNanos, WindowSums from) {
        return true;
    }

    @Override
    void unlink() {}

    @Override
    void saveLink(StateSink sink) {}

    @Override
    void restoreLink(StateSource source) {}
}
