package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Span;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.event.BridgeTransfer;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How long bridges take: the geometric mean of the latencies of transfers that arrived in the window, on all routes.
/// Geometric, since latencies have a heavy tail of transfers that nobody claims. A transfer under way is not seen
/// until it arrives.
public final class BridgeLatency implements Signal {
    private static final Window WINDOW = Window.hours(24);

    /// Keeps the log finite, seconds.
    private static final double FLOOR_SECONDS = 1e-3;

    private final Span heard = new Span();
    private final WindowSums sums = new WindowSums(WINDOW, 2);

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "bridge_latency_" + WINDOW.label(),
                new Formula(
                        "exp(mean of ln max(latency, " + FLOOR_SECONDS + ")) of transfers arrived, all routes; over "
                                + WINDOW.text(),
                        "",
                        "seconds"),
                new Timing(WINDOW.nanos(), WINDOW.nanos()),
                Set.of(Input.CONFIRMATIONS),
                new SignalFactory.ForDesk(context -> new BridgeLatency()));
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof BridgeTransfer transfer) {
            heard.heard(transfer.knownNanos());
            sums.advance(transfer.knownNanos());
            sums.add(0, 1);
            sums.add(1, StrictMath.log(Math.max(transfer.latencySeconds(), FLOOR_SECONDS)));
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? StrictMath.exp(sums.at(nowNanos, 1) / sums.at(nowNanos, 0)) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return heard.covers(nowNanos, WINDOW.nanos()) && sums.at(nowNanos, 0) > 0;
    }

    @Override
    public void save(StateSink sink) {
        heard.save(sink);
        sums.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        heard.restore(source);
        sums.restore(source);
    }
}
