package io.headrace.features.signal.flow;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.LeastSquares;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.Trade;
import java.util.Set;

/// What it costs to push the price: lambda / last price^2, where lambda is the least-squares slope of
/// price - price before = a + lambda * side * size over the trades of the window; relative price change
/// per USD.
///
/// Not warm with fewer than ten changes in the window, or when all are of one signed size.
///
/// Source: Kyle (1985), Continuous auctions and insider trading; the regression of Hasbrouck (2007),
/// Empirical market microstructure.
public final class KyleLambda extends OverTrades {
    private static final int COUNT = 0;
    private static final int FLOW = 1;
    private static final int CHANGE = 2;
    private static final int FLOW_SQUARED = 3;
    private static final int FLOW_TIMES_CHANGE = 4;
    private static final int LEAST_COUNT = 10;

    public KyleLambda(Window window) {
        super(window, 5);
    }

    public static SignalDefinition definition(Window window) {
        return new SignalDefinition(
                "kyle_lambda_" + window.label(),
                new Formula(
                        "slope of price change = a + lambda * signed size by least squares over the trades of "
                                + window.text() + ", / last price^2; at least 10 changes",
                        "Kyle 1985",
                        "relative price change per USD"),
                Heard.trades(window),
                Set.of(Input.TRADES),
                new SignalFactory.PerCoin(context -> new KyleLambda(window)));
    }

    @Override
    void take(Trade trade, WindowSums into) {
        if (any()) {
            double flow = trade.signedSize();
            double change = trade.price() - lastPrice();
            into.add(COUNT, 1);
            into.add(FLOW, flow);
            into.add(CHANGE, change);
            into.add(FLOW_SQUARED, flow * flow);
            into.add(FLOW_TIMES_CHANGE, flow * change);
        }
    }

    @Override
    double compute(long nowNanos, WindowSums from) {
        return LeastSquares.slope(
                        from.at(nowNanos, COUNT),
                        from.at(nowNanos, FLOW),
                        from.at(nowNanos, CHANGE),
                        from.at(nowNanos, FLOW_SQUARED),
                        from.at(nowNanos, FLOW_TIMES_CHANGE))
                / (lastPrice() * lastPrice());
    }

    @Override
    boolean enough(long nowNanos, WindowSums from) {
        double count = from.at(nowNanos, COUNT);
        return count >= LEAST_COUNT
                && LeastSquares.varies(count, from.at(nowNanos, FLOW), from.at(nowNanos, FLOW_SQUARED));
    }

    @Override
    void unlink() {}

    @Override
    void saveLink(StateSink sink) {}

    @Override
    void restoreLink(StateSource source) {}
}
