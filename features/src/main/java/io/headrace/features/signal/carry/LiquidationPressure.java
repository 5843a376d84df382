package io.headrace.features.signal.carry;

import io.headrace.features.signal.Formula;
import io.headrace.features.signal.Input;
import io.headrace.features.signal.Signal;
import io.headrace.features.signal.SignalContext;
import io.headrace.features.signal.SignalDefinition;
import io.headrace.features.signal.SignalFactory;
import io.headrace.features.signal.Timing;
import io.headrace.features.signal.depth.NearDepth;
import io.headrace.features.state.StateSink;
import io.headrace.features.state.StateSource;
import io.headrace.features.window.Window;
import io.headrace.market.book.OrderBook;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.Set;

/// How heavy forced orders in one coin are for the book that must take them: USD liquidated in the window / USD
/// resting within 50 basis points of the mid, both sides.
///
/// Liquidation prices of others' positions are not in any stream, so what has been forced stands for what will
/// be. The engine takes no venue's silence for calm before its liquidations have been heard once. Warm while the
/// book is known and was heard within a minute; a lost stretch of the stream starts the window again.
public final class LiquidationPressure implements Signal {
    private static final Window WINDOW = Window.hours(1);
    private static final double BASIS_POINTS = 50;
    private static final long BOOK_NANOS = 60_000_000_000L;

    /// Forced orders may stay away for days.
    private static final long QUIET_HOURS = 168;

    private final OrderBook book;
    private final ForcedOrders forced = new ForcedOrders(WINDOW);
    private long bookNanos = Long.MIN_VALUE / 2;

    public LiquidationPressure(SignalContext context) {
        this.book = context.market().book();
    }

    public static SignalDefinition definition() {
        return new SignalDefinition(
                "liquidation_pressure_" + WINDOW.label(),
                new Formula(
                        "sum of price size of liquidations / USD of both sides of the book within " + BASIS_POINTS
                                + " bp of the mid; over " + WINDOW.text(),
                        "",
                        "fraction of near depth"),
                new Timing(WINDOW.nanos(), Timing.hours(0, QUIET_HOURS).staleAfterNanos()),
                Set.of(Input.LIQUIDATIONS, Input.BOOK),
                new SignalFactory.PerCoin(LiquidationPressure::new));
    }

    @Override
    public void observe(MarketEvent event) {
        switch (event) {
            case Liquidation order -> forced.add(order);
            case StreamGap gap -> forced.broken(gap);
            default -> {
                forced.heard(event.knownNanos());
                bookNanos = event.knownNanos();
            }
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? forced.usdAt(nowNanos) / NearDepth.usd(book, BASIS_POINTS) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return forced.covers(nowNanos)
                && nowNanos - bookNanos <= BOOK_NANOS
                && NearDepth.measurable(book)
                && NearDepth.usd(book, BASIS_POINTS) > 0;
    }

    @Override
    public void save(StateSink sink) {
        forced.save(sink);
        sink.putLong(bookNanos);
    }

    @Override
    public void restore(StateSource source) {
        forced.restore(source);
        bookNanos = source.getLong();
    }
}
