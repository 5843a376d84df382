package io.headrace.market.portfolio;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.venue.MarginRules;
import io.headrace.market.venue.MarkedPosition;
import java.util.ArrayList;
import java.util.List;

/// Turns prices and funding into the demand, announced demand and cash flow of the desk's accounts,
/// one period at a
/// time.
///
/// With q(t) the quantity held over (t, t+1], P the price chain, F the funding and beta the target
/// buffer, venue by
/// venue:
///
///     d(t) = beta * sum_c requirement_c(|q(t)| P(t))
///     w(t) = sum_c q(t-1) (P(t) - P(t-1)) - sum_c q(t-1) P(t) F(t)
///     planned(t, k) = beta * sum_c requirement_c(|q announced for t+k| P(t))
///
/// At 00:00 UTC venues are ranked by the lookback's funding, targets are reset to fixed USD at that
/// hour's prices,
/// and the change is announced; it is executed in equal steps over the following hours. With
/// adverse extremes,
/// demand is at least `sum_c [beta * requirement_c(|q(t-1)| A) + |q(t-1)| |P(t) - A|]`, A the worst
/// price of the
/// period for the leg.
///
/// Where open profit does not count, w carries only what positions realize, and losses; where it
/// counts but may not
/// be withdrawn, it is reported as held. Events of other venues and coins are ignored. Call
/// [#observe] for
/// everything known by a period's end, then [#tick] once, every period. Not thread-safe.
public final class DemandFold {
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final long DAY_NANOS = 24 * HOUR_NANOS;
    private static final double HOURS_PER_YEAR = 8760;
    private static final int LAST_TICK = 0;
    private static final int TICKS = 1;
    private static final int ANNOUNCED = 2;
    private static final int INVESTED = 3;

    private final PortfolioSpec spec;
    private final long periodNanos;
    private final Legs legs;
    private final FoldState state = new FoldState();
    private final PriceChain prices;
    private final FundingBook funding;
    private final PairRanking ranking;
    private final ExecutionSchedule schedule;
    private final AccountBook accounts;
    private final long[] clock;

    /// @param periodNanos length of a period; must divide an hour. Candles should be no longer than it
    public DemandFold(PortfolioSpec spec, long periodNanos) {
        this(spec, periodNanos, new Legs(spec));
    }

    private DemandFold(PortfolioSpec spec, long periodNanos, Legs legs) {
        if (periodNanos <= 0 || HOUR_NANOS % periodNanos != 0) {
            throw new IllegalArgumentException("periodNanos must divide an hour, was " + periodNanos);
        }
        this.spec = spec;
        this.periodNanos = periodNanos;
        this.legs = legs;
        int periodsPerHour = Math.toIntExact(HOUR_NANOS / periodNanos);
        prices = new PriceChain(state, legs, periodNanos);
        funding = new FundingBook(state, legs, spec.fundingLookbackHours() * periodsPerHour);
        ranking = new PairRanking(state, legs, spec.switchBandPerYear());
        schedule = new ExecutionSchedule(state, legs.count(), spec.executionHours() * periodsPerHour);
        accounts = new AccountBook(state, legs);
        clock = state.longs(4);
        clock[LAST_TICK] = Long.MIN_VALUE;
    }

    /// Takes in an event. Events come in [MarketEvent#ORDER]; none may be known later than the next
    /// tick.
    public void observe(MarketEvent event) {
        int slot = legs.slot(event.instrument());
        if (slot < 0) {
            return;
        }
        if (event instanceof Bar bar) {
            prices.observe(slot, bar);
        } else if (event instanceof Funding payment) {
            funding.observe(slot, payment.rate());
        }
    }

    /// Ends the period at `nowNanos`.
    ///
    /// @return one snapshot per venue in the portfolio's order; empty until every coin has a price
    ///     at every venue
    ///     and the first ranking, on a full lookback, has been executed
    /// @throws IllegalArgumentException when `nowNanos` is no period boundary or not after the last
    ///     tick
    public List<MarginSnapshot> tick(long nowNanos) {
        if (Math.floorMod(nowNanos, periodNanos) != 0 || nowNanos <= clock[LAST_TICK]) {
            throw new IllegalArgumentException(
                    "nowNanos must be a period boundary after " + clock[LAST_TICK] + ", was " + nowNanos);
        }
        clock[LAST_TICK] = nowNanos;
        clock[TICKS]++;
        prices.advance(nowNanos);
        funding.advance();
        schedule.advance();
        if (Math.floorMod(nowNanos, DAY_NANOS) == 0 && prices.complete() && funding.lookbackFull()) {
            announce();
        }
        return snapshotsOnceInvested(nowNanos);
    }

    /// Price of a leg after the last tick, USD; NaN while unknown.
    ///
    /// @throws IllegalArgumentException when the portfolio does not hold the coin at the venue
    public double price(String venue, String coin) {
        int slot = legs.slot(new Instrument(venue, coin));
        if (slot < 0 || slot >= legs.count()) {
            throw new IllegalArgumentException("venue and coin must be the portfolio's, were " + venue + ", " + coin);
        }
        return prices.known(slot) ? prices.price(slot) : Double.NaN;
    }

    /// The last tick's candles on the legs' own price chains, venues first, coins fastest; legs
    /// without a price yet
    /// are left out. A period without data gives a flat candle of volume 0.
    public List<Bar> compositeBars() {
        List<Bar> bars = new ArrayList<>(legs.count());
        for (int leg = 0; leg < legs.count(); leg++) {
            if (prices.known(leg)) {
                bars.add(prices.bar(leg, clock[LAST_TICK], clock[TICKS] - 1));
            }
        }
        return bars;
    }

    /// An independent fold in the same state: the same events give the same bits.
    public DemandFold copy() {
        DemandFold copy = new DemandFold(spec, periodNanos, legs);
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

    public PortfolioSpec spec() {
        return spec;
    }

    public long periodNanos() {
        return periodNanos;
    }

    private void announce() {
        double perYear = HOURS_PER_YEAR / spec.fundingLookbackHours();
        double[] targets = new double[legs.count()];
        double[] byVenue = new double[legs.venueCount()];
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            for (int venue = 0; venue < byVenue.length; venue++) {
                byVenue[venue] = perYear * funding.lookbackSum(legs.leg(venue, coin));
            }
            ranking.rank(coin, byVenue);
            double[] shares = ranking.signedShares(coin);
            for (int venue = 0; venue < byVenue.length; venue++) {
                int leg = legs.leg(venue, coin);
                targets[leg] = shares[venue] * spec.coins().get(coin).pairUsd() / prices.price(leg);
            }
        }
        schedule.announce(targets);
        clock[ANNOUNCED] = 1;
    }

    private List<MarginSnapshot> snapshotsOnceInvested(long nowNanos) {
        if (clock[ANNOUNCED] == 0) {
            return List.of();
        }
        List<MarginSnapshot> snapshots = snapshots(nowNanos);
        if (schedule.complete()) {
            clock[INVESTED] = 1;
        }
        return clock[INVESTED] == 0 ? List.of() : snapshots;
    }

    private List<MarginSnapshot> snapshots(long nowNanos) {
        List<MarginSnapshot> snapshots = new ArrayList<>(legs.venueCount());
        for (int venue = 0; venue < legs.venueCount(); venue++) {
            snapshots.add(snapshot(venue, nowNanos));
        }
        return snapshots;
    }

    private MarginSnapshot snapshot(int venue, long nowNanos) {
        MarginRules rules = spec.rulesAt(legs.venue(venue));
        double flow = markToMarketUsd(venue);
        double adverse = spec.adverseExtremes() ? adverseDemandUsd(venue, rules) : 0;
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            accounts.trade(leg, schedule.quantity(leg, 0), prices.price(leg));
        }
        double profit = Math.max(0, accounts.unrealizedUsd(venue, prices));
        flow -= accounts.exclude(venue, rules.unrealizedProfitCounts() ? 0 : profit);
        boolean kept = rules.unrealizedProfitCounts() && !rules.unrealizedProfitWithdrawable();
        List<Double> planned = plannedUsd(venue, rules);
        double close = planned.getFirst();
        return new MarginSnapshot(
                Instrument.account(legs.venue(venue)),
                nowNanos,
                nowNanos,
                clock[TICKS] - 1,
                Math.max(close, adverse),
                close,
                flow,
                kept ? profit : 0,
                planned,
                exposures(venue, rules));
    }

    private double markToMarketUsd(int venue) {
        double profit = 0;
        double paid = 0;
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            profit += accounts.held(leg) * (prices.price(leg) - prices.previous(leg));
            paid += accounts.held(leg) * prices.price(leg) * funding.rate(leg);
        }
        return profit - paid;
    }

    private double adverseDemandUsd(int venue, MarginRules rules) {
        double demand = 0;
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            double quantity = accounts.held(leg);
            double worst = prices.adverse(leg, quantity > 0);
            demand += buffered(rules, coin, quantity, worst);
            demand += Math.abs(quantity) * Math.abs(prices.price(leg) - worst);
        }
        return demand;
    }

    private List<Double> plannedUsd(int venue, MarginRules rules) {
        List<Double> planned = new ArrayList<>(schedule.steps() + 1);
        for (int ahead = 0; ahead <= schedule.steps(); ahead++) {
            double demand = 0;
            for (int coin = 0; coin < legs.coinCount(); coin++) {
                int leg = legs.leg(venue, coin);
                demand += buffered(rules, coin, schedule.quantity(leg, ahead), prices.price(leg));
            }
            planned.add(demand);
        }
        return planned;
    }

    private List<Exposure> exposures(int venue, MarginRules rules) {
        List<Exposure> exposures = new ArrayList<>(legs.coinCount());
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            double quantity = accounts.held(leg);
            double price = prices.price(leg);
            double required = buffered(rules, coin, quantity, price);
            exposures.add(new Exposure(legs.coin(coin), quantity * price, required));
        }
        return exposures;
    }

    private double buffered(MarginRules rules, int coin, double quantity, double price) {
        return spec.targetBuffer() * rules.model(legs.coin(coin)).initialUsd(MarkedPosition.at(quantity, price));
    }
}
