package io.headrace.market.portfolio.position;

import io.headrace.market.event.Bar;
import io.headrace.market.event.IndexPrice;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.DirectionalCarry;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.FundingBook;
import io.headrace.market.portfolio.price.Legs;
import io.headrace.market.portfolio.price.Periods;
import io.headrace.market.portfolio.price.PriceChain;

/// Positions on the side that carry pays, sized to a volatility target.
public final class CarryPositions implements Positions {
    private static final double HOURS_PER_YEAR = 8760;
    private static final int RETURNS = 0;
    private static final int INVESTED = 1;
    private static final int ANNOUNCED = 2;

    private final DirectionalCarry spec;
    private final Legs legs;
    private final PriceChain prices;
    private final FundingBook funding;
    private final ExecutionSchedule schedule;
    private final double decay;
    private final int perHour;
    private final double[] variance;
    private final double[] close;
    private final double[] index;
    private final long[] stage;

    public CarryPositions(
            FoldState state, DirectionalCarry spec, Legs legs, PriceChain prices, FundingBook funding, long period) {
        this.spec = spec;
        this.legs = legs;
        this.prices = prices;
        this.funding = funding;
        perHour = Periods.perHour(period);
        decay = Periods.decay(spec.halfLifeHours(), period);
        schedule = new ExecutionSchedule(state, legs.count(), spec.executionHours() * perHour);
        variance = state.doubles(legs.count());
        close = state.doubles(legs.count());
        index = state.doubles(legs.count());
        stage = state.longs(3);
    }

    @Override
    public void observe(int leg, MarketEvent event) {
        if (event instanceof Bar bar) {
            close[leg] = bar.close();
        } else if (event instanceof IndexPrice published) {
            index[leg] = published.price();
        }
    }

    @Override
    public void advance(long nowNanos) {
        schedule.advance();
        if (!prices.complete()) {
            return;
        }
        stage[RETURNS]++;
        for (int leg = 0; leg < variance.length; leg++) {
            double before = prices.previous(leg);
            double moved = before > 0 ? Math.log(prices.price(leg) / before) : 0;
            variance[leg] = decay * variance[leg] + (1 - decay) * moved * moved;
        }
        boolean seen = funding.lookbackFull() && stage[RETURNS] >= (long) spec.lookbackHours() * perHour;
        if (Math.floorMod(nowNanos, Periods.DAY_NANOS) == 0 && seen) {
            announce();
        }
        if (stage[ANNOUNCED] != 0 && schedule.complete()) {
            stage[INVESTED] = 1;
        }
    }

    @Override
    public double quantity(int leg, int ahead) {
        return schedule.quantity(leg, ahead);
    }

    @Override
    public boolean established() {
        return stage[INVESTED] != 0;
    }

    private void announce() {
        double[] targets = new double[legs.count()];
        for (int leg = 0; leg < targets.length; leg++) {
            double carry = carry(leg);
            if (Math.abs(carry) > spec.leastCarry()) {
                targets[leg] = -Math.signum(carry) * sizeUsd(leg) / prices.price(leg);
            }
        }
        schedule.announce(targets);
        stage[ANNOUNCED] = 1;
    }

    /// 0 where an index nobody published would be needed.
    private double carry(int leg) {
        return switch (spec.measure()) {
            case FUNDING -> funding.lookbackSum(leg) * HOURS_PER_YEAR / spec.lookbackHours();
            case BASIS -> close[leg] > 0 && index[leg] > 0 ? close[leg] / index[leg] - 1 : 0;
        };
    }

    private double sizeUsd(int leg) {
        double limit = spec.coins().get(leg % legs.coinCount()).limitUsd();
        double yearly = Math.sqrt(variance[leg] * perHour * HOURS_PER_YEAR);
        return yearly > 0 ? Math.min(limit, spec.volatilityTargetUsd() / yearly) : limit;
    }
}
