package io.headrace.features.signal.depth;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Listener;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.market.book.OrderBook;
import io.headrace.market.event.MarketEvent;
import java.util.Set;

/// How fast depth grows away from the mid: (D(far) - D(near)) / (far - near), D(k) the USD on both
/// sides within k basis points.
public final class DepthSlope implements Signal {
    private final OrderBook book;
    private final int near;
    private final int far;

    /// @param near basis points, at least 1
    /// @param far basis points, above `near`
    public DepthSlope(SignalContext context, int near, int far) {
        this.book = context.market().book();
        this.near = near;
        this.far = far;
    }

    public static SignalDefinition definition(int near, int far) {
        return new SignalDefinition(
                "depth_slope",
                new Formula(
                        "(D(" + far + ") - D(" + near + ")) / " + (far - near)
                                + ", D(k) = mid * sizes on both sides within k bps of mid",
                        "",
                        "USD per basis point"),
                Books.TIMING,
                Set.of(Input.BOOK),
                new SignalFactory.PerCoin(context -> new DepthSlope(context, near, far)));
    }

    @Override
    public void observe(MarketEvent event) {
        // the engine keeps the book
    }

    @Override
    public Listener ear() {
        return NOBODY;
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? (NearDepth.usd(book, far) - NearDepth.usd(book, near)) / (far - near) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return NearDepth.measurable(book);
    }

    @Override
    public void save(StateSink sink) {}

    @Override
    public void restore(StateSource source) {}
}
