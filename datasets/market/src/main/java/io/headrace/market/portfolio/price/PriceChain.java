package io.headrace.market.portfolio.price;

import io.headrace.market.event.Bar;

/// One price per leg and period: a chain of returns, `P(t) = P(t-1) * close(t) / close(t-1)`, of the
/// venue itself when it has both closes, else of the first proxy that has. Chaining returns keeps a
/// change of source from looking like a move. The chain starts at the first close of the best source.
/// Where no source has a return the price stands still, and the first source that closes again brings it
/// up with the return over its gap.
public final class PriceChain {
    private static final int NONE = -1;

    private final Legs legs;
    private final PeriodBars bars;
    private final long periodNanos;
    private final double[] price;
    private final double[] previous;
    private final double[] openRatio;
    private final double[] highRatio;
    private final double[] lowRatio;
    private final double[] volume;
    private final long[] moved; // the period of the last return taken

    public PriceChain(FoldState state, Legs legs, long periodNanos) {
        this.legs = legs;
        this.periodNanos = periodNanos;
        bars = new PeriodBars(state, legs.slotCount(), periodNanos);
        price = state.doubles(legs.count());
        previous = state.doubles(legs.count());
        openRatio = state.doubles(legs.count());
        highRatio = state.doubles(legs.count());
        lowRatio = state.doubles(legs.count());
        volume = state.doubles(legs.count());
        moved = state.longs(legs.count());
    }

    public void observe(int slot, Bar bar) {
        bars.observe(slot, bar);
    }

    /// One price of a venue that publishes no candles.
    public void observe(int slot, long knownNanos, double one, double size) {
        bars.observe(slot, knownNanos, one, size);
    }

    /// Moves every leg to the close of the period that ends now.
    public void advance(long nowNanos) {
        long period = Math.floorDiv(nowNanos, periodNanos);
        for (int leg = 0; leg < legs.count(); leg++) {
            previous[leg] = price[leg];
            int source = source(leg, period);
            if (source == NONE) {
                standStill(leg);
                continue;
            }
            price[leg] = price[leg] == 0 ? bars.close(source) : price[leg] * bars.growth(source);
            moved[leg] = period;
            openRatio[leg] = bars.open(source) / bars.close(source);
            highRatio[leg] = bars.high(source) / bars.close(source);
            lowRatio[leg] = bars.low(source) / bars.close(source);
            volume[leg] = bars.volume(source);
        }
    }

    public boolean complete() {
        for (double value : price) {
            if (value == 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether a price of the period that ends now moved the leg, and not only time.
    public boolean observed(int leg, long nowNanos) {
        return known(leg) && moved[leg] == Math.floorDiv(nowNanos, periodNanos);
    }

    public boolean known(int leg) {
        return price[leg] != 0;
    }

    public double price(int leg) {
        return price[leg];
    }

    public double previous(int leg) {
        return previous[leg];
    }

    /// The worst price of the period for a holder: the low when long, the high when short.
    public double adverse(int leg, boolean isLong) {
        return price[leg] * (isLong ? lowRatio[leg] : highRatio[leg]);
    }

    /// The period's candle on the leg's own chain: the source's shape at the chain's level, the
    /// source's volume.
    public Bar bar(int leg, long nowNanos, long sequence) {
        double close = price[leg];
        return new Bar(
                legs.instrument(leg),
                nowNanos - periodNanos,
                nowNanos,
                sequence,
                close * openRatio[leg],
                close * highRatio[leg],
                close * lowRatio[leg],
                close,
                volume[leg]);
    }

    private void standStill(int leg) {
        openRatio[leg] = 1;
        highRatio[leg] = 1;
        lowRatio[leg] = 1;
        volume[leg] = 0;
    }

    private int source(int leg, long period) {
        if (price[leg] == 0) {
            return firstWithClose(leg, period);
        }
        int source = firstWithReturn(leg, period);
        return source == NONE ? firstBackFromGap(leg, period) : source;
    }

    /// A source whose close before the gap is no older than the chain's last move, so that no move
    /// counts twice.
    private int firstBackFromGap(int leg, long period) {
        for (int source : legs.sources(leg)) {
            if (bars.has(source, period) && bars.previousPeriod(source) >= moved[leg]) {
                return source;
            }
        }
        return NONE;
    }

    private int firstWithClose(int leg, long period) {
        for (int source : legs.sources(leg)) {
            if (bars.has(source, period)) {
                return source;
            }
        }
        return NONE;
    }

    private int firstWithReturn(int leg, long period) {
        for (int source : legs.sources(leg)) {
            if (bars.hasReturn(source, period)) {
                return source;
            }
        }
        return NONE;
    }
}
