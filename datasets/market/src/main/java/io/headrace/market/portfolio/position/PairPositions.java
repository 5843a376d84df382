package io.headrace.market.portfolio.position;

import io.headrace.market.portfolio.PortfolioSpec;
import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.FundingBook;
import io.headrace.market.portfolio.price.Legs;
import io.headrace.market.portfolio.price.PriceChain;

/// Delta-neutral funding pairs: ranked at 00:00 UTC on a full lookback, executed in equal steps.
public final class PairPositions implements Positions {
    private static final double HOURS_PER_YEAR = 8760;

    private final PortfolioSpec spec;
    private final Legs legs;
    private final PriceChain prices;
    private final FundingBook funding;
    private final PairRanking ranking;
    private final DailyDecisions decisions;

    public PairPositions(
            FoldState state, PortfolioSpec spec, Legs legs, PriceChain prices, FundingBook funding, int steps) {
        this.spec = spec;
        this.legs = legs;
        this.prices = prices;
        this.funding = funding;
        ranking = new PairRanking(state, legs, spec.switchBandPerYear());
        decisions = new DailyDecisions(state, legs, steps);
    }

    @Override
    public void advance(long nowNanos) {
        decisions.advance();
        if (decisions.isDue(nowNanos) && prices.complete() && funding.lookbackFull()) {
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
        decisions.announce(targets);
    }
}
