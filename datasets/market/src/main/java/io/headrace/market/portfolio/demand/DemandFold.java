package io.headrace.market.portfolio.demand;

import io.headrace.market.event.Bar;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Periods;
import java.util.List;

/// Plays a portfolio over events: the demand, announced demand and cash flow of the desk's accounts, one
/// period at a time. One fold for every kind of [Portfolio].
///
/// For a book of positions, with q(t) the quantity held over (t, t+1], P the price chain, F the funding
/// and beta the target buffer, venue by venue:
///
///     d(t) = beta * sum_c requirement_c(|q(t)| P(t))
///     w(t) = sum_c q(t-1) (P(t) - P(t-1)) - sum_c q(t-1) P(t) F(t) + trades inside the period at P(t) - fees
///     planned(t, k) = beta * sum_c requirement_c(|q announced for t+k| P(t))
///
/// With adverse extremes, demand is at least `sum_c [beta * requirement_c(|q(t-1)| A) + |q(t-1)|
/// |P(t) - A|]`, A the worst price of the period for the leg. Where open profit does not count, w
/// carries only what positions realize or settle, and losses; where it counts but may not be withdrawn,
/// it is reported as held.
///
/// Events of other venues and coins are ignored. Call [#observe] for everything known by a period's end,
/// then [#tick] once, every period. All that changes lies in one state that copies, saves and restores
/// bit for bit. Not thread-safe.
public final class DemandFold {
    private static final int LAST_TICK = 0;
    private static final int TICKS = 1;

    private final Portfolio portfolio;
    private final long periodNanos;
    private final FoldState state = new FoldState();
    private final Book book;
    private final long[] clock;

    /// @param periodNanos length of a period; must divide an hour. Candles should be no longer than it
    public DemandFold(Portfolio portfolio, long periodNanos) {
        Periods.perHour(periodNanos);
        this.portfolio = portfolio;
        this.periodNanos = periodNanos;
        book = portfolio instanceof PoolProvision pools
                ? new PoolBook(state, pools, periodNanos)
                : new PositionBook(state, portfolio, periodNanos);
        clock = state.longs(2);
        clock[LAST_TICK] = Long.MIN_VALUE;
    }

    /// Takes in an event. Events come in [MarketEvent#ORDER]; none may be known later than the next
    /// tick.
    public void observe(MarketEvent event) {
        book.observe(event);
    }

    /// Ends the period at `nowNanos`.
    ///
    /// @return one snapshot per venue in the portfolio's order; empty until the portfolio is established
    ///     and everything it holds can be priced
    /// @throws IllegalArgumentException when `nowNanos` is no period boundary or not after the last
    ///     tick
    public List<MarginSnapshot> tick(long nowNanos) {
        if (Math.floorMod(nowNanos, periodNanos) != 0 || nowNanos <= clock[LAST_TICK]) {
            throw new IllegalArgumentException(
                    "nowNanos must be a period boundary after " + clock[LAST_TICK] + ", was " + nowNanos);
        }
        clock[LAST_TICK] = nowNanos;
        clock[TICKS]++;
        return book.tick(nowNanos, clock[TICKS] - 1);
    }

    /// What the last tick lacked to give snapshots, in words: a price, an open interest, a utilization, a decision;
    /// empty where it gave them.
    public List<String> missing() {
        return book.missing(clock[LAST_TICK]);
    }

    /// Price of a leg after the last tick, USD; NaN while unknown.
    ///
    /// @throws IllegalArgumentException when the portfolio does not hold the coin at the venue
    public double price(String venue, String coin) {
        return book.price(venue, coin);
    }

    /// The last tick's candles on the legs' own price chains, venues first, coins fastest; legs without
    /// a price yet are left out. A period without data gives a flat candle of volume 0.
    public List<Bar> compositeBars() {
        return book.compositeBars(clock[LAST_TICK], clock[TICKS] - 1);
    }

    /// Those of [#compositeBars] that rest on a price which became known in the last tick's period, of the
    /// venue itself or a proxy: what tells whether a price is still being heard.
    public List<Bar> observedBars() {
        return book.observedBars(clock[LAST_TICK], clock[TICKS] - 1);
    }

    /// An independent fold in the same state: the same events give the same bits.
    public DemandFold copy() {
        DemandFold copy = new DemandFold(portfolio, periodNanos);
        state.copyTo(copy.state);
        return copy;
    }

    /// The state as bytes, for [#restore].
    public byte[] save() {
        return state.save();
    }

    /// Takes up a state saved by a fold of the same portfolio and period.
    ///
    /// @throws IllegalArgumentException when the bytes are of another size
    public void restore(byte[] saved) {
        state.restore(saved);
    }

    public Portfolio portfolio() {
        return portfolio;
    }

    public long periodNanos() {
        return periodNanos;
    }
}
