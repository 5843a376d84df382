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
import io.headrace.market.event.Side;
import java.util.Set;

/// What stands within k basis points of the mid on one side: mid * sum of sizes at prices in [mid (1 -
/// k / 1e4), mid], or in [mid, mid (1 + k / 1e4)], USD.
public final class BookDepth implements Signal {
    private final OrderBook book;
    private final Side side;
    private final int basisPoints;

    /// @param side BUY for bids, SELL for asks
    /// @param basisPoints 1..9999
    public BookDepth(SignalContext context, Side side, int basisPoints) {
        this.book = context.market().book();
        this.side = side;
        this.basisPoints = basisPoints;
    }

    public static SignalDefinition definition(Side side, int basisPoints) {
        String name = side == Side.BUY ? "bid" : "ask";
        return new SignalDefinition(
                name + "_depth_" + basisPoints + "bps",
                new Formula("mid * sum of " + name + " sizes within " + basisPoints + " bps of mid", "", "USD"),
                Books.TIMING,
                Set.of(Input.BOOK),
                new SignalFactory.PerCoin(context -> new BookDepth(context, side, basisPoints)));
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
        double base = side == Side.BUY ? NearDepth.bids(book, basisPoints) : NearDepth.asks(book, basisPoints);
        return NearDepth.mid(book) * base;
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
