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

/// How far the price moves for what is traded: mean over the bars that ended in the window of
/// abs(ln(last / first price)) / USD traded, per USD. A bar is `bar` trades, counted from the first one
/// heard or from the end of a hole.
///
/// Source: Amihud (2002), Illiquidity and stock returns, on bars of trades instead of days.
public final class AmihudIlliquidity extends OverTrades {
    private static final int RATIOS = 0;
    private static final int BARS = 1;

    private final int bar;
    private int inBar;
    private double firstPrice;
    private double traded;

    /// @param bar trades in a bar, at least 2
    public AmihudIlliquidity(Window window, int bar) {
        super(window, 2);
        this.bar = bar;
    }

    public static SignalDefinition definition(Window window, int bar) {
        return new SignalDefinition(
                "amihud_" + window.label(),
                new Formula(
                        "mean over the bars of " + bar + " trades that ended in " + window.text()
                                + " of abs(ln(last / first price)) / sum of price * size",
                        "Amihud 2002",
                        "relative price change per USD"),
                Heard.trades(window),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new AmihudIlliquidity(window, bar)));
    }

    @Override
    void take(Trade trade, WindowSums into) {
        if (inBar == 0) {
            firstPrice = trade.price();
            traded = 0;
        }
        traded += trade.price() * trade.size();
        inBar++;
        if (inBar == bar) {
            inBar = 0;
            into.add(RATIOS, Math.abs(StrictMath.log(trade.price() / firstPrice)) / traded);
            into.add(BARS, 1);
        }
    }

    @Override
    double compute(long nowNanos, WindowSums from) {
        return from.at(nowNanos, RATIOS) / from.at(nowNanos, BARS);
    }

    @Override
    boolean enough(long nowNanos, WindowSums from) {
        return from.at(nowNanos, BARS) > 0;
    }

    @Override
    void unlink() {
        inBar = 0;
    }

    @Override
    void saveLink(StateSink sink) {
        sink.putInt(inBar);
        sink.putDouble(firstPrice);
        sink.putDouble(traded);
    }

    @Override
    void restoreLink(StateSource source) {
        inBar = source.getInt();
        firstPrice = source.getDouble();
        traded = source.getDouble();
    }
}
