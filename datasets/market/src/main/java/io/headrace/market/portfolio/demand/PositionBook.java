package io.headrace.market.portfolio.demand;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Fill;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarkPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.Trade;
import io.headrace.market.portfolio.DirectionalCarry;
import io.headrace.market.portfolio.ImportedBook;
import io.headrace.market.portfolio.MarketMaking;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.Portfolio;
import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.Terms;
import io.headrace.market.portfolio.position.AccountBook;
import io.headrace.market.portfolio.position.CarryPositions;
import io.headrace.market.portfolio.position.ImportedPositions;
import io.headrace.market.portfolio.position.MakingPositions;
import io.headrace.market.portfolio.position.PairPositions;
import io.headrace.market.portfolio.position.Positions;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.FundingBook;
import io.headrace.market.portfolio.price.Legs;
import io.headrace.market.portfolio.price.Periods;
import io.headrace.market.portfolio.price.PriceChain;
import io.headrace.market.venue.margin.MarginModel;
import io.headrace.market.venue.margin.MarginRules;
import io.headrace.market.venue.margin.MarkedPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;

/// Books of positions under margin rules: what they demand, what is announced, and every cash flow they
/// cause. A venue's own candles price a leg; until it publishes any, its trades, marks and the desk's
/// fills do.
final class PositionBook implements Book {
    private final Terms terms;
    private final boolean imported;
    private final long periodNanos;
    private final Legs legs;
    private final int steps;
    private final PriceChain prices;
    private final FundingBook funding;
    private final Positions positions;
    private final PlanBook plan;
    private final AccountBook accounts;
    private final ToldAccounts told;
    private final double[] interest;
    private final long[] candled;

    PositionBook(FoldState state, Portfolio portfolio, long periodNanos) {
        this.periodNanos = periodNanos;
        int perHour = Periods.perHour(periodNanos);
        terms = terms(portfolio);
        imported = portfolio instanceof ImportedBook;
        legs = new Legs(portfolio);
        steps = terms.planHours() * perHour;
        prices = new PriceChain(state, legs, periodNanos);
        funding = new FundingBook(state, legs, lookbackHours(portfolio) * perHour);
        positions = positions(state, portfolio);
        accounts = new AccountBook(state, legs);
        plan = new PlanBook(state, legs.count());
        told = new ToldAccounts(state, legs, steps);
        interest = state.doubles(legs.count());
        candled = state.longs(legs.slotCount());
        Arrays.fill(interest, Double.NaN);
    }

    private static Terms terms(Portfolio portfolio) {
        return switch (portfolio) {
            case PortfolioSpec pairs -> pairs.terms();
            case MarketMaking making -> making.terms();
            case DirectionalCarry carry -> carry.terms();
            case ImportedBook book -> book.terms();
            case PoolProvision pools -> throw new IllegalArgumentException("pools hold no positions: " + pools);
        };
    }

    private static int lookbackHours(Portfolio portfolio) {
        return switch (portfolio) {
            case PortfolioSpec pairs -> pairs.fundingLookbackHours();
            case DirectionalCarry carry -> carry.lookbackHours();
            default -> 1;
        };
    }

    private Positions positions(FoldState state, Portfolio portfolio) {
        return switch (portfolio) {
            case PortfolioSpec pairs -> new PairPositions(state, pairs, legs, prices, funding, steps);
            case MarketMaking making -> new MakingPositions(state, making, legs, prices, periodNanos);
            case DirectionalCarry carry -> new CarryPositions(state, carry, legs, prices, funding, periodNanos);
            default -> new ImportedPositions(state, legs);
        };
    }

    @Override
    public void observe(MarketEvent event) {
        if (event instanceof MarginSnapshot snapshot) {
            int venue = terms.venues().indexOf(snapshot.venue());
            if (imported && venue >= 0) {
                told.observe(venue, snapshot);
            }
            return;
        }
        int slot = legs.slot(event.instrument());
        if (slot < 0) {
            return;
        }
        price(slot, event);
        if (slot < legs.count()) {
            if (event instanceof PlannedPosition planned) {
                plan.observe(slot, planned);
            } else if (event instanceof OpenInterest open && model(slot).needsOpenInterest()) {
                interest[slot] = open.usd();
            }
            positions.observe(slot, event);
        }
    }

    private void price(int slot, MarketEvent event) {
        switch (event) {
            case Bar bar -> {
                candled[slot] = 1;
                prices.observe(slot, bar);
            }
            case Funding payment -> funding.observe(slot, payment.rate());
            case Trade trade
            when candled[slot] == 0 -> prices.observe(slot, trade.knownNanos(), trade.price(), trade.size());
            case MarkPrice mark when candled[slot] == 0 -> prices.observe(slot, mark.knownNanos(), mark.price(), 0);
            case Fill fill when candled[slot] == 0 -> prices.observe(slot, fill.knownNanos(), fill.price(), 0);
            default -> {}
        }
    }

    @Override
    public List<MarginSnapshot> tick(long nowNanos, long sequence) {
        prices.advance(nowNanos);
        funding.advance();
        positions.advance(nowNanos);
        plan.advance(nowNanos);
        if (!priced(nowNanos)) {
            return List.of();
        }
        List<MarginSnapshot> snapshots = new ArrayList<>(legs.venueCount());
        for (int venue = 0; venue < legs.venueCount(); venue++) {
            MarginSnapshot computed = snapshot(venue, nowNanos, sequence);
            snapshots.add(told.has(venue) ? told.inPlaceOf(venue, computed) : computed);
        }
        positions.told();
        return positions.established() || told.any() ? snapshots : List.of();
    }

    @Override
    public List<String> missing(long nowNanos) {
        List<String> missing = new ArrayList<>();
        for (int leg = 0; leg < legs.count(); leg++) {
            Instrument on = legs.instrument(leg);
            if (!prices.known(leg)) {
                missing.add("a price of " + on.venue() + ' ' + on.coin());
            } else if (!isEmpty(leg, nowNanos) && interestMissing(leg)) {
                missing.add("the open interest of " + on.venue() + ' ' + on.coin());
            }
        }
        boolean quiet = !positions.established() && !told.any();
        if (missing.isEmpty() && quiet) {
            missing.add(
                    imported ? "a position, fill or margin snapshot of the desk" : "its first decision, carried out");
        }
        return missing;
    }

    private boolean isEmpty(int leg, long nowNanos) {
        return accounts.held(leg) == 0 && quantity(leg, 0, nowNanos) == 0 && quantity(leg, steps, nowNanos) == 0;
    }

    private boolean interestMissing(int leg) {
        return model(leg).needsOpenInterest() && Double.isNaN(interest[leg]);
    }

    /// Whether every position held or announced has a price, and an open interest where its margin
    /// needs one.
    private boolean priced(long nowNanos) {
        for (int leg = 0; leg < legs.count(); leg++) {
            if (!isEmpty(leg, nowNanos) && (!prices.known(leg) || interestMissing(leg))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public double price(String venue, String coin) {
        int slot = legs.slot(new Instrument(venue, coin));
        if (slot < 0 || slot >= legs.count()) {
            throw new IllegalArgumentException("venue and coin must be the portfolio's, were " + venue + ", " + coin);
        }
        return prices.known(slot) ? prices.price(slot) : Double.NaN;
    }

    @Override
    public List<Bar> compositeBars(long nowNanos, long sequence) {
        return bars(prices::known, nowNanos, sequence);
    }

    @Override
    public List<Bar> observedBars(long nowNanos, long sequence) {
        return bars(leg -> prices.observed(leg, nowNanos), nowNanos, sequence);
    }

    private List<Bar> bars(IntPredicate which, long nowNanos, long sequence) {
        List<Bar> bars = new ArrayList<>(legs.count());
        for (int leg = 0; leg < legs.count(); leg++) {
            if (which.test(leg)) {
                bars.add(prices.bar(leg, nowNanos, sequence));
            }
        }
        return bars;
    }

    /// The signed quantity held from now on (0 ahead) or announced for later. A plan in force is the
    /// position, but for an imported book, whose own events tell what became of the plan.
    private double quantity(int leg, int ahead, long nowNanos) {
        long at = nowNanos + ahead * periodNanos;
        boolean planned = imported ? plan.hasBetween(leg, nowNanos, at) : plan.has(leg, at);
        return planned ? plan.quantity(leg, at) : positions.quantity(leg, ahead);
    }

    private MarginSnapshot snapshot(int venue, long nowNanos, long sequence) {
        MarginRules rules = rules(venue);
        double flow = markToMarketUsd(venue);
        double adverse = terms.adverseExtremes() ? adverseDemandUsd(venue) : 0;
        flow += tradeUsd(venue, nowNanos);
        double profit = Math.max(0, accounts.unrealizedUsd(venue, prices));
        flow -= accounts.exclude(venue, rules.unrealizedProfitCounts() ? 0 : profit);
        boolean kept = rules.unrealizedProfitCounts() && !rules.unrealizedProfitWithdrawable();
        List<Double> planned = plannedUsd(venue, nowNanos);
        double close = planned.getFirst();
        return new MarginSnapshot(
                Instrument.account(legs.venue(venue)),
                nowNanos,
                nowNanos,
                sequence,
                Math.max(close, adverse),
                close,
                flow,
                kept ? profit : 0,
                planned,
                exposures(venue));
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

    /// Trades every leg to its new quantity, settles what is due, and gives what that brought or cost.
    private double tradeUsd(int venue, long nowNanos) {
        int settlement = terms.costs().settlementHours();
        boolean due = settlement > 0 && Math.floorMod(nowNanos, settlement * Periods.HOUR_NANOS) == 0;
        double flow = 0;
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            double price = prices.price(leg);
            double before = accounts.held(leg);
            double quantity = quantity(leg, 0, nowNanos);
            boolean overruled = !imported && plan.has(leg, nowNanos);
            if (overruled) {
                flow -= terms.costs().feeRate() * Math.abs(quantity - before) * price;
            } else {
                flow += positions.insideProfitUsd(leg, price);
                flow -= positions.costUsd(leg, before, price, terms.costs());
            }
            accounts.trade(leg, quantity, price);
            if (due) {
                accounts.settle(leg, price);
            }
        }
        return flow;
    }

    private double adverseDemandUsd(int venue) {
        double demand = 0;
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            double quantity = accounts.held(leg);
            double worst = prices.adverse(leg, quantity > 0);
            demand += buffered(leg, quantity, worst);
            demand += Math.abs(quantity) * Math.abs(prices.price(leg) - worst);
        }
        return demand;
    }

    private List<Double> plannedUsd(int venue, long nowNanos) {
        List<Double> planned = new ArrayList<>(steps + 1);
        for (int ahead = 0; ahead <= steps; ahead++) {
            double demand = 0;
            for (int coin = 0; coin < legs.coinCount(); coin++) {
                int leg = legs.leg(venue, coin);
                demand += buffered(leg, quantity(leg, ahead, nowNanos), prices.price(leg));
            }
            planned.add(demand);
        }
        return planned;
    }

    private List<Exposure> exposures(int venue) {
        List<Exposure> exposures = new ArrayList<>(legs.coinCount());
        for (int coin = 0; coin < legs.coinCount(); coin++) {
            int leg = legs.leg(venue, coin);
            double quantity = accounts.held(leg);
            double price = prices.price(leg);
            double moving = model(leg).followsMark() ? buffered(leg, quantity, price) : 0;
            exposures.add(new Exposure(legs.coin(coin), quantity * price, moving));
        }
        return exposures;
    }

    /// Demand of a position the leg would have, entered at what its entry would be and marked at a price.
    private double buffered(int leg, double quantity, double price) {
        double told = positions.toldEntry(leg);
        double entry = told > 0
                ? AccountBook.entryPrice(accounts.held(leg), told, quantity, price)
                : accounts.entryAt(leg, quantity, price);
        MarkedPosition marked = new MarkedPosition(quantity, entry, price, interest[leg]);
        return terms.targetBuffer() * model(leg).initialUsd(marked);
    }

    private MarginModel model(int leg) {
        return rules(leg / legs.coinCount()).model(legs.coin(leg % legs.coinCount()));
    }

    private MarginRules rules(int venue) {
        return Objects.requireNonNull(terms.rules().get(legs.venue(venue)), legs.venue(venue));
    }
}
