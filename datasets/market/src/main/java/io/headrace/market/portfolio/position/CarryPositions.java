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

    private final DirectionalCarry spec;
    private final Legs legs;
    private final PriceChain prices;
    private final FundingBook funding;
    private final DailyDecisions decisions;
    private final double decay;
    private final int perHour;
    private final double[] variance;
    private final double[] close;
    private final double[] index;
    private final long[] returns;

    public CarryPositions(
            FoldState state, DirectionalCarry spec, Legs legs, PriceChain prices, FundingBook funding, long period) {
        this.spec = spec;
        this.legs = legs;
        this.prices = prices;
        this.funding = funding;
        perHour = Periods.perHour(period);
        decay = Periods.decay(spec.halfLifeHours(), period);
        decisions = new DailyDecisions(state, legs, spec.executionHours() * perHour);
        variance = state.doubles(legs.count());
        close = state.doubles(legs.count());
        index = state.doubles(legs.count());
        returns = state.longs(1);
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
        decisions.advance();
        if (!prices.complete()) {
            return;
        }
        returns[0]++;
        for (int leg = 0; leg < variance.length; leg++) {
            double before = prices.previous(leg);
            double moved = before > 0 ? Math.log(prices.price(leg) / before) : 0;
            variance[leg] = decay * variance[leg] + (1 - decay) * moved * moved;
        }
        boolean seen = funding.lookbackFull() && returns[0] >= (long) spec.lookbackHours() * perHour;
        if (decisions.isDue(nowNanos) && seen) {
            announce();
        }
        decisions.settle();
    }

    @Override
    public double quantity(int leg, int ahead) {
        return decisions.quantity(leg, ahead);
    }

    @Override
    public boolean established() {
        return decisions.established();
    }

    private void announce() {
        double[] targets = new double[legs.count()];
        for (int leg = 0; leg < targets.length; leg++) {
            double carry = carry(leg);
            if (Math.abs(carry) > spec.leastCarry()) {
                targets[leg] = -Math.signum(carry) * sizeUsd(leg) / prices.price(leg);
            }
        }
        decisions.announce(targets);
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
