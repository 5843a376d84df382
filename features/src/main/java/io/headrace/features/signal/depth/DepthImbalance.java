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

/// Which side of the book is deeper near the mid: (B - A) / (B + A), B and A the sizes of bids and asks
/// within k basis points, from -1 to 1. Not warm while nothing stands there.
///
/// Source: Cao, Hansch and Wang (2009), The information content of an open limit-order book.
public final class DepthImbalance implements Signal {
    private final OrderBook book;
    private final int basisPoints;

    public DepthImbalance(SignalContext context, int basisPoints) {
        this.book = context.market().book();
        this.basisPoints = basisPoints;
    }

    public static SignalDefinition definition(int basisPoints) {
        return new SignalDefinition(
                "depth_imbalance_" + basisPoints + "bps",
                new Formula(
                        "(bids - asks) / (bids + asks), sizes within " + basisPoints + " bps of mid",
                        "Cao, Hansch and Wang 2009",
                        "fraction of depth"),
                Books.TIMING,
                Set.of(Input.BOOK),
                new SignalFactory.PerCoin(context -> new DepthImbalance(context, basisPoints)));
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
        if (!warmAt(nowNanos)) {
            return 0;
        }
        double bids = NearDepth.bids(book, basisPoints);
        double asks = NearDepth.asks(book, basisPoints);
        return (bids - asks) / (bids + asks);
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return NearDepth.measurable(book) && NearDepth.bids(book, basisPoints) + NearDepth.asks(book, basisPoints) > 0;
    }

    @Override
    public void save(StateSink sink) {}

    @Override
    public void restore(StateSource source) {}
}
