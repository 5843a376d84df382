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

/// How often it trades: trades in the window / its seconds.
public final class TradeIntensity extends OverTrades {
    private final double seconds;

    public TradeIntensity(Window window) {
        super(window, 1);
        this.seconds = window.asSeconds();
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "trade_intensity_" + window.label(),
                new Formula("count of trades over " + window.text() + " / seconds", "", "trades per second"),
                Heard.trades(window),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new TradeIntensity(window)));
    }

    @Override
    void take(Trade trade, WindowSums into) {
        into.add(0, 1);
    }

    @Override
    double compute(long nowNanos, WindowSums from) {
        return from.at(nowNanos, 0) / seconds;
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
