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

/// The spread that trades bounce across: 1e4 * 2 sqrt(-c) / last price in basis points, c the sample
/// covariance (divisor n - 1) of successive price changes over the trades of the window; 0 when c is
/// not negative.
///
/// Not warm with fewer than ten pairs of changes in the window.
///
/// Source: Roll (1984), A simple implicit measure of the effective bid-ask spread in an efficient
/// market.
public final class RollSpread extends OverTrades {
    private static final int COUNT = 0;
    private static final int BEFORE = 1;
    private static final int NOW = 2;
    private static final int PRODUCT = 3;
    private static final int LEAST_COUNT = 10;

    private boolean changed;
    private double change;

    public RollSpread(Window window) {
        super(window, 4);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "roll_spread_" + window.label(),
                new Formula(
                        "1e4 * 2 sqrt(max(0, -cov(dp, dp before))) / last price, sample covariance over the trades of "
                                + window.text() + "; at least 10 pairs",
                        "Roll 1984",
                        "basis points"),
                Heard.trades(window),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new RollSpread(window)));
    }

    @Override
    void take(Trade trade, WindowSums into) {
        if (!any()) {
            return;
        }
        double now = trade.price() - lastPrice();
        if (changed) {
            into.add(COUNT, 1);
            into.add(BEFORE, change);
            into.add(NOW, now);
            into.add(PRODUCT, change * now);
        }
        change = now;
        changed = true;
    }

    @Override
    double compute(long nowNanos, WindowSums from) {
        double count = from.at(nowNanos, COUNT);
        double covariance =
                (from.at(nowNanos, PRODUCT) - from.at(nowNanos, BEFORE) * from.at(nowNanos, NOW) / count) / (count - 1);
        return 1e4 * 2 * Math.sqrt(Math.max(0, -covariance)) / lastPrice();
    }

    @Override
    boolean enough(long nowNanos, WindowSums from) {
        return from.at(nowNanos, COUNT) >= LEAST_COUNT;
    }

    @Override
    void unlink() {
        changed = false;
    }

    @Override
    void saveLink(StateSink sink) {
        sink.putBoolean(changed);
        sink.putDouble(change);
    }

    @Override
    void restoreLink(StateSource source) {
        changed = source.getBoolean();
        change = source.getDouble();
    }
}
