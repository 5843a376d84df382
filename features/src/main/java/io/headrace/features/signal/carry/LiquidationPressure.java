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
import io.headrace.features.window.Span;
import io.headrace.features.window.Window;
import io.headrace.features.window.WindowSums;
import io.headrace.market.book.OrderBook;
import io.headrace.market.event.Liquidation;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.StreamGap;
import java.util.Set;

/// How heavy forced orders in one coin are for the book that must take them: USD liquidated in the window / USD
/// resting within 50 basis points of the mid, both sides.
///
/// Liquidation prices of others' positions are not in any stream, so what has been forced stands for what will
/// be. The engine takes no venue's silence for calm before its liquidations have been heard once. Warm while the book
/// is
/// known and was heard within a minute; a lost stretch of the stream starts the
/// window again.
public final class LiquidationPressure implements Signal {
    private static final Window WINDOW = Window.hours(1);
    private static final double BASIS_POINTS = 50;
    private static final long BOOK_NANOS = 60_000_000_000L;

    /// Forced orders may stay away for days.
    private static final long QUIET_HOURS = 168;

    private final OrderBook book;
    private final Span heard = new Span();
    private final WindowSums forcedUsd = new WindowSums(WINDOW, 1);
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
            case Liquidation forced -> {
                heard.heard(forced.knownNanos());
                forcedUsd.advance(forced.knownNanos());
                forcedUsd.add(0, forced.price() * forced.size());
            }
            case StreamGap gap -> {
                heard.broken(gap.knownNanos());
                forcedUsd.clear();
            }
            default -> {
                heard.heard(event.knownNanos());
                bookNanos = event.knownNanos();
            }
        }
    }

    @Override
    public double valueAt(long nowNanos) {
        return warmAt(nowNanos) ? forcedUsd.at(nowNanos, 0) / NearDepth.usd(book, BASIS_POINTS) : 0;
    }

    @Override
    public boolean warmAt(long nowNanos) {
        return heard.covers(nowNanos, WINDOW.nanos())
                && nowNanos - bookNanos <= BOOK_NANOS
                && NearDepth.measurable(book)
                && NearDepth.usd(book, BASIS_POINTS) > 0;
    }

    @Override
    public void save(StateSink sink) {
        heard.save(sink);
        forcedUsd.save(sink);
        sink.putLong(bookNanos);
    }

    @Override
    public void restore(StateSource source) {
        heard.restore(source);
        forcedUsd.restore(source);
        bookNanos = source.getLong();
    }
}
