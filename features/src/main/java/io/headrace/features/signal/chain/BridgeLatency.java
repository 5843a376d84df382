package io.headrace.features.signal.chain;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowMean;
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

    private final WindowMean mean = new WindowMean(WINDOW);

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
            mean.add(transfer.knownNanos(), StrictMath.log(Math.max(transfer.latencySeconds(), FLOOR_SECONDS)));
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? StrictMath.exp(mean.at(nowNanos)) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return mean.warmAt(nowNanos);
    }

    @Override
    public void save(StateSink sink) {
        mean.save(sink);
    }

    @Override
    public void restore(StateSource source) {
        mean.restore(source);
    }
}
