package io.headrace.market.portfolio.demand;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarginSnapshot.Exposure;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.OpenInterest;
import io.headrace.market.event.PlannedPosition;
import io.headrace.market.event.PoolMeasure;
import io.headrace.market.event.PoolState;
import io.headrace.market.portfolio.PoolProvision;
import io.headrace.market.portfolio.PoolShare;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.PeriodBars;
import io.headrace.market.portfolio.price.Periods;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Books of a liquidity provider: the pools' newest state, and what it asks of the desk.
final class PoolBook implements Book {
    private static final int MEASURES = PoolMeasure.values().length;
    /// What nobody has told for three days (daily tables skip a day at times) is not known any more.
    private static final long STALE_NANOS = 3 * Periods.DAY_NANOS;

    private final PoolProvision provision;
    private final long periodNanos;
    private final int steps;
    private final Map<Instrument, Integer> pools = new HashMap<>();
    private final long[] toldNanos;
    private final double[] measures;
    private final double[] toldIndex;
    private final double[] toldProfit;
    private final double[] close;
    private final double[] openUsd;
    private final PeriodBars bars;
    private final PlanBook plan;

    PoolBook(FoldState state, PoolProvision provision, long periodNanos) {
        this.provision = provision;
        this.periodNanos = periodNanos;
        steps = provision.planHours() * Periods.perHour(periodNanos);
        for (PoolShare pool : provision.pools()) {
            pools.put(new Instrument(pool.venue(), pool.coin()), pools.size());
        }
        toldNanos = state.longs(pools.size());
        measures = state.doubles(pools.size() * MEASURES);
        toldIndex = state.doubles(pools.size());
        toldProfit = state.doubles(pools.size());
        close = state.doubles(pools.size());
        openUsd = state.doubles(pools.size());
        for (double[] unknown : List.of(measures, toldIndex, toldProfit, close, openUsd)) {
            Arrays.fill(unknown, Double.NaN);
        }
        bars = new PeriodBars(state, pools.size(), periodNanos);
        plan = new PlanBook(state, pools.size());
    }

    @Override
    public void observe(MarketEvent event) {
        Integer pool = pools.get(event.instrument());
        if (pool == null) {
            return;
        }
        if (event instanceof PoolState told) {
            toldNanos[pool] = told.knownNanos();
            measures[pool * MEASURES + told.measure().ordinal()] = told.value();
            if (told.measure() == PoolMeasure.PRICE_USD && told.value() > 0) {
                close[pool] = told.value();
                bars.observe(pool, told.knownNanos(), told.value(), 0);
            }
        } else if (event instanceof OpenInterest open) {
            toldNanos[pool] = open.knownNanos();
            openUsd[pool] = open.usd();
        } else if (event instanceof PlannedPosition planned) {
            plan.observe(pool, planned);
        }
    }

    @Override
    public List<MarginSnapshot> tick(long nowNanos, long sequence) {
        plan.advance(nowNanos);
        for (int pool = 0; pool < pools.size(); pool++) {
            forgetStale(pool, nowNanos);
            if (Double.isNaN(utilization(pool))) {
                return List.of();
            }
        }
        return provision.venues().stream()
                .map(venue -> snapshot(venue, nowNanos, sequence))
                .toList();
    }

    @Override
    public List<String> missing(long nowNanos) {
        List<String> missing = new ArrayList<>();
        for (PoolShare share : provision.pools()) {
            int pool = pools.getOrDefault(new Instrument(share.venue(), share.coin()), -1);
            if (Double.isNaN(utilization(pool))) {
                boolean rated = !Double.isNaN(measure(pool, PoolMeasure.SUPPLY_RATE_YEAR));
                missing.add("the utilization of " + share.venue() + ' ' + share.coin()
                        + (rated ? " (its rates imply it once its reserve_factor is given)" : ""));
            }
        }
        return missing;
    }

    @Override
    public double price(String venue, String coin) {
        Integer pool = pools.get(new Instrument(venue, coin));
        if (pool == null) {
            throw new IllegalArgumentException("venue and coin must be the portfolio's, were " + venue + ", " + coin);
        }
        return close[pool];
    }

    @Override
    public List<Bar> compositeBars(long nowNanos, long sequence) {
        return bars(false, nowNanos, sequence);
    }

    @Override
    public List<Bar> observedBars(long nowNanos, long sequence) {
        return bars(true, nowNanos, sequence);
    }

    private List<Bar> bars(boolean observedOnly, long nowNanos, long sequence) {
        List<Bar> composite = new ArrayList<>(pools.size());
        long period = Math.floorDiv(nowNanos, periodNanos);
        for (PoolShare share : provision.pools()) {
            Instrument instrument = new Instrument(share.venue(), share.coin());
            int pool = pools.getOrDefault(instrument, -1);
            boolean moved = bars.has(pool, period);
            if (Double.isNaN(close[pool]) || (observedOnly && !moved)) {
                continue;
            }
            composite.add(new Bar(
                    instrument,
                    nowNanos - periodNanos,
                    nowNanos,
                    sequence,
                    moved ? bars.open(pool) : close[pool],
                    moved ? bars.high(pool) : close[pool],
                    moved ? bars.low(pool) : close[pool],
                    close[pool],
                    0));
        }
        return composite;
    }

    /// After a gap the pool is as unknown as before its first state: what changed meanwhile is no
    /// period's flow.
    private void forgetStale(int pool, long nowNanos) {
        if (nowNanos - toldNanos[pool] > STALE_NANOS) {
            Arrays.fill(measures, pool * MEASURES, (pool + 1) * MEASURES, Double.NaN);
            toldIndex[pool] = Double.NaN;
            toldProfit[pool] = Double.NaN;
            openUsd[pool] = Double.NaN;
        }
    }

    private MarginSnapshot snapshot(String venue, long nowNanos, long sequence) {
        double[] planned = new double[steps + 1];
        double flow = 0;
        List<Exposure> exposures = new ArrayList<>();
        for (int pool = 0; pool < provision.pools().size(); pool++) {
            PoolShare share = provision.pools().get(pool);
            if (!share.venue().equals(venue)) {
                continue;
            }
            double perUsd = Math.max(0, utilization(pool)) / provision.targetUtilization();
            for (int ahead = 0; ahead <= steps; ahead++) {
                planned[ahead] += perUsd * liquidityUsd(pool, nowNanos + ahead * periodNanos);
            }
            flow += flowUsd(pool, liquidityUsd(pool, nowNanos));
            // Pooled and reserved tokens move with the price alike: utilization has no price sensitivity of its own.
            exposures.add(new Exposure(share.coin(), 0, 0));
        }
        return new MarginSnapshot(
                Instrument.account(venue),
                nowNanos,
                nowNanos,
                sequence,
                planned[0],
                planned[0],
                flow,
                0,
                Arrays.stream(planned).boxed().toList(),
                exposures);
    }

    /// Interest earned, less the desk's share of what traders gained against the pool, since the
    /// last period.
    private double flowUsd(int pool, double liquidityUsd) {
        double flow = 0;
        double index = measure(pool, PoolMeasure.LIQUIDITY_INDEX);
        if (toldIndex[pool] > 0 && !Double.isNaN(index)) {
            flow += liquidityUsd * (index / toldIndex[pool] - 1);
        }
        double profit = measure(pool, PoolMeasure.PENDING_PROFIT_USD);
        double value = measure(pool, PoolMeasure.POOL_VALUE_USD);
        if (!Double.isNaN(toldProfit[pool]) && !Double.isNaN(profit) && value > 0) {
            flow -= Math.min(1, liquidityUsd / value) * (profit - toldProfit[pool]);
        }
        toldIndex[pool] = index;
        toldProfit[pool] = profit;
        return flow;
    }

    private double liquidityUsd(int pool, long nanos) {
        return plan.has(pool, nanos)
                ? Math.max(0, plan.quantity(pool, nanos))
                : provision.pools().get(pool).liquidityUsd();
    }

    private double utilization(int pool) {
        double reported = measure(pool, PoolMeasure.UTILIZATION);
        if (!Double.isNaN(reported)) {
            return reported;
        }
        double reserved = ratio(measure(pool, PoolMeasure.RESERVED_AMOUNT), measure(pool, PoolMeasure.POOL_AMOUNT));
        if (!Double.isNaN(reserved)) {
            return reserved;
        }
        double open = measure(pool, PoolMeasure.LONG_USD) + measure(pool, PoolMeasure.SHORT_USD);
        double taken = ratio(open, measure(pool, PoolMeasure.POOL_VALUE_USD));
        if (!Double.isNaN(taken)) {
            return taken;
        }
        double filled = ratio(openUsd[pool], provision.pools().get(pool).capacityUsd());
        return Double.isNaN(filled) ? impliedUtilization(pool) : filled;
    }

    /// What the pool's rates imply; NaN while one of them, or its reserve factor, is not known.
    private double impliedUtilization(int pool) {
        double told = measure(pool, PoolMeasure.RESERVE_FACTOR);
        double kept = Double.isNaN(told) ? provision.pools().get(pool).reserveFactor() : told;
        return ratio(
                measure(pool, PoolMeasure.SUPPLY_RATE_YEAR), measure(pool, PoolMeasure.BORROW_RATE_YEAR) * (1 - kept));
    }

    private double measure(int pool, PoolMeasure measure) {
        return measures[pool * MEASURES + measure.ordinal()];
    }

    private static double ratio(double used, double all) {
        return all > 0 ? used / all : Double.NaN;
    }
}
