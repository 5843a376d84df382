package io.headrace.market.portfolio.position;

import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.FundingBook;
import io.headrace.market.portfolio.price.Legs;
import io.headrace.market.portfolio.price.Periods;
import io.headrace.market.portfolio.price.PriceChain;

/// Delta-neutral funding pairs: ranked at 00:00 UTC on a full lookback, executed in equal steps.
public final class PairPositions implements Positions {
    private static final double HOURS_PER_YEAR = 8760;
    private static final int ANNOUNCED = 0;
    private static final int INVESTED = 1;

    private final PortfolioSpec spec;
    private final Legs legs;
    private final PriceChain prices;
    private final FundingBook funding;
    private final PairRanking ranking;
    private final ExecutionSchedule schedule;
    private final long[] stage;

    public PairPositions(
            FoldState state, PortfolioSpec spec, Legs legs, PriceChain prices, FundingBook funding, int steps) {
        this.spec = spec;
        this.legs = legs;
        this.prices = prices;
        this.funding = funding;
        ranking = new PairRanking(state, legs, spec.switchBandPerYear());
        schedule = new ExecutionSchedule(state, legs.count(), steps);
        stage = state.longs(2);
    }

    @Override
    public void advance(long nowNanos) {
        schedule.advance();
        if (Math.floorMod(nowNanos, Periods.DAY_NANOS) == 0 && prices.complete() && funding.lookbackFull()) {
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
        stage[ANNOUNCED] = 1;
    }
}
