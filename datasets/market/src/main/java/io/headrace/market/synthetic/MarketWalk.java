package io.headrace.market.synthetic;

import io.headrace.market.event.Bar;
import io.headrace.market.event.Funding;
import io.headrace.market.event.Instrument;
import io.headrace.market.event.MarketEvent;
import java.util.function.Consumer;

/// Walks the latent state through one hour of the law and tells what the venues publish at its end.
final class MarketWalk {
    static final long HOUR_NANOS = 3_600_000_000_000L;
    private static final int STEPS = 6;
    private static final double ROOT_HOURS_PER_YEAR = Math.sqrt(8760);
    private static final double HOURS_PER_YEAR = 8760;
    private static final double FIRST_PRICE = 90_000;
    private static final double PRICE_STEP = 30;
    private static final double DAILY_SWING = 0.35;
    private static final double BUSIEST_HOUR = 15;
    private static final double VOLUME_USD = 25e6;

    private final MarketLaw law;
    private final int venues;
    private final int coins;
    private final Instrument[] instruments;

    MarketWalk(SyntheticSpec spec) {
        law = spec.law();
        venues = spec.venues().size();
        coins = spec.coins().size();
        instruments = new Instrument[venues * coins];
        for (int venue = 0; venue < venues; venue++) {
            for (int coin = 0; coin < coins; coin++) {
                instruments[venue * coins + coin] =
                        new Instrument(spec.venues().get(venue), spec.coins().get(coin));
            }
        }
    }

    /// A state from the stationary distribution, at the coins' starting prices.
    LatentState start(Draws draws) {
        LatentState state = new LatentState(venues, coins);
        state.turbulent = draws.chance(law.enterTurbulence() / (law.enterTurbulence() + law.leaveTurbulence()));
        for (int coin = 0; coin < coins; coin++) {
            state.logPrice[coin] = StrictMath.log(FIRST_PRICE / StrictMath.pow(PRICE_STEP, coin));
        }
        relax(state.logVolatility, 0, law.logVolatilitySd(), draws);
        relax(state.basis, 0, law.basisSd(), draws);
        relax(state.funding, 0, law.fundingSd(), draws);
        return state;
    }

    /// One hour on, from `openNanos`.
    void advance(LatentState state, long openNanos, Draws draws, Consumer<MarketEvent> publish) {
        state.turbulent = draws.chance(state.turbulent ? 1 - law.leaveTurbulence() : law.enterTurbulence());
        relax(state.logVolatility, law.logVolatilityPersistence(), law.logVolatilitySd(), draws);
        double[] opened = state.logPrice.clone();
        double[] oldBasis = state.basis.clone();
        double[] top = new double[coins];
        double[] bottom = new double[coins];
        movePrices(state, openNanos, draws, top, bottom);
        relax(state.basis, law.basisPersistence(), law.basisSd(), draws);
        relax(state.funding, law.fundingPersistence(), law.fundingSd(), draws);
        for (int i = 0; i < instruments.length; i++) {
            int coin = i % coins;
            double open = opened[coin] + oldBasis[i];
            double high = Math.max(open, top[coin] + state.basis[i]);
            double low = Math.min(open, bottom[coin] + state.basis[i]);
            publish.accept(bar(i, openNanos, open, high, low, state.logPrice[coin] + state.basis[i]));
        }
        publishFunding(state, openNanos + HOUR_NANOS, publish);
    }

    private void movePrices(LatentState state, long openNanos, Draws draws, double[] top, double[] bottom) {
        double factor = timeOfDay(openNanos) * (state.turbulent ? law.turbulentFactor() : 1);
        double perStep = factor / (ROOT_HOURS_PER_YEAR * Math.sqrt(STEPS));
        double marketSd = law.marketVolatility() * perStep * StrictMath.exp(state.logVolatility[0]);
        double[] ownSd = new double[coins];
        for (int coin = 0; coin < coins; coin++) {
            ownSd[coin] = law.ownVolatility() * perStep * beta(coin) * StrictMath.exp(state.logVolatility[coin + 1]);
            top[coin] = Double.NEGATIVE_INFINITY;
            bottom[coin] = Double.POSITIVE_INFINITY;
        }
        int jumpStep = draws.chance(law.jumpsPerDay() / 24) ? draws.below(STEPS) : -1;
        for (int step = 0; step < STEPS; step++) {
            double market = marketSd * draws.normal();
            if (step == jumpStep) {
                market += law.jumpMean() + law.jumpSd() * draws.normal();
            }
            for (int coin = 0; coin < coins; coin++) {
                state.logPrice[coin] += beta(coin) * market + ownSd[coin] * draws.normal();
                top[coin] = Math.max(top[coin], state.logPrice[coin]);
                bottom[coin] = Math.min(bottom[coin], state.logPrice[coin]);
            }
        }
    }

    private Bar bar(int instrument, long openNanos, double open, double high, double low, double close) {
        double price = StrictMath.exp(close);
        double volume = VOLUME_USD * (1 + 100 * (high - low)) / price;
        return new Bar(
                instruments[instrument],
                openNanos,
                openNanos + HOUR_NANOS,
                Math.floorDiv(openNanos, HOUR_NANOS),
                StrictMath.exp(open),
                StrictMath.exp(high),
                StrictMath.exp(low),
                price,
                volume);
    }

    private void publishFunding(LatentState state, long nowNanos, Consumer<MarketEvent> publish) {
        long hour = Math.floorDiv(nowNanos, HOUR_NANOS);
        for (int i = 0; i < instruments.length; i++) {
            int interval = i / coins % 3 == 2 ? 1 : 8;
            if (Math.floorMod(hour, interval) == 0) {
                double rate = (law.fundingMean() + state.funding[i]) * interval / HOURS_PER_YEAR;
                publish.accept(new Funding(instruments[i], nowNanos, nowNanos, hour, rate));
            }
        }
    }

    private static void relax(double[] values, double persistence, double sd, Draws draws) {
        double fresh = sd * Math.sqrt(1 - persistence * persistence);
        for (int i = 0; i < values.length; i++) {
            values[i] = persistence * values[i] + fresh * draws.normal();
        }
    }

    private static double timeOfDay(long openNanos) {
        double hour = Math.floorMod(Math.floorDiv(openNanos, HOUR_NANOS), 24);
        return 1 + DAILY_SWING * StrictMath.cos(2 * Math.PI * (hour - BUSIEST_HOUR) / 24);
    }

    private static double beta(int coin) {
        return 1 + 0.25 * coin;
    }
}
