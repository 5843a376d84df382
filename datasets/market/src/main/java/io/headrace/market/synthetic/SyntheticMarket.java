package io.headrace.market.synthetic;

import io.headrace.market.event.MarginSnapshot;
import io.headrace.market.event.MarketEvent;
import io.headrace.market.portfolio.demand.DemandFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A made-up market: hourly candles and funding of several venues, and the true distribution of
/// what follows each
/// hour.
///
/// The truth is conditional on the latent state (regime, volatilities, funding levels), which no
/// observer of the events knows fully: a forecaster can come near it, not beat it.
public final class SyntheticMarket {
    private final SyntheticSpec spec;
    private final MarketWalk walk;
    private final List<MarketEvent> events;
    private final List<LatentState> states;

    public SyntheticMarket(SyntheticSpec spec) {
        this.spec = spec;
        walk = new MarketWalk(spec);
        int hours = spec.days() * 24;
        List<MarketEvent> published = new ArrayList<>();
        states = new ArrayList<>(hours + 1);
        Draws draws = new Draws(spec.seed());
        LatentState state = walk.start(draws);
        states.add(state.copy());
        for (int hour = 0; hour < hours; hour++) {
            walk.advance(state, spec.startNanos() + hour * MarketWalk.HOUR_NANOS, draws, published::add);
            states.add(state.copy());
        }
        published.sort(MarketEvent.ORDER);
        events = List.copyOf(published);
    }

    public SyntheticSpec spec() {
        return spec;
    }

    /// Everything published, in [MarketEvent#ORDER].
    public List<MarketEvent> events() {
        return events;
    }

    /// True quantiles of the need `M = max over lead < u <= lead + review of (d(now+u) - sum_{v<=u}
    /// w(now+v))`, simulated from the latent state at `now`. More paths, less noise: with n paths
    /// the share of outcomes below quantile p has a standard deviation of `sqrt(p (1-p) / n)`.
    ///
    /// @param fold the portfolio after its tick at `now`; it is not changed
    /// @param nowNanos a full hour of the market's span
    /// @param leadNanos at least 0
    /// @param reviewNanos at least one period of the fold
    /// @param levels each in (0, 1)
    /// @param paths at least 1
    /// @param seed of the simulation, apart from the market's own
    /// @return USD, one row per venue in the portfolio's order, one value per level
    /// @throws IllegalArgumentException when the fold's period is no hour, or the fold has no
    ///     snapshots at `now`
    ///     yet
    public double[][] trueNeedQuantiles(
            DemandFold fold, long nowNanos, long leadNanos, long reviewNanos, double[] levels, int paths, long seed) {
        LatentState state = stateAt(nowNanos);
        if (fold.periodNanos() != MarketWalk.HOUR_NANOS || reviewNanos < fold.periodNanos() || leadNanos < 0) {
            throw new IllegalArgumentException(
                    "period must be an hour, lead not negative and review an hour or more, were " + fold.periodNanos()
                            + ", " + leadNanos + ", " + reviewNanos);
        }
        double[][] needs = new double[fold.portfolio().venues().size()][paths];
        for (int path = 0; path < paths; path++) {
            Draws draws = Draws.forPath(seed, path);
            double[] need = need(fold.copy(), state.copy(), nowNanos, leadNanos, leadNanos + reviewNanos, draws);
            for (int venue = 0; venue < need.length; venue++) {
                needs[venue][path] = need[venue];
            }
        }
        double[][] quantiles = new double[needs.length][];
        for (int venue = 0; venue < needs.length; venue++) {
            quantiles[venue] = quantiles(needs[venue], levels);
        }
        return quantiles;
    }

    private LatentState stateAt(long nowNanos) {
        long since = nowNanos - spec.startNanos();
        long hour = Math.floorDiv(since, MarketWalk.HOUR_NANOS);
        if (Math.floorMod(since, MarketWalk.HOUR_NANOS) != 0 || hour < 0 || hour >= states.size()) {
            throw new IllegalArgumentException("nowNanos must be a full hour of the market's span, was " + nowNanos);
        }
        return states.get(Math.toIntExact(hour));
    }

    private double[] need(
            DemandFold fold, LatentState state, long nowNanos, long leadNanos, long endNanos, Draws draws) {
        int venues = fold.portfolio().venues().size();
        double[] flow = new double[venues];
        double[] need = new double[venues];
        Arrays.fill(need, Double.NEGATIVE_INFINITY);
        for (long ahead = MarketWalk.HOUR_NANOS; ahead <= endNanos; ahead += MarketWalk.HOUR_NANOS) {
            walk.advance(state, nowNanos + ahead - MarketWalk.HOUR_NANOS, draws, fold::observe);
            List<MarginSnapshot> snapshots = fold.tick(nowNanos + ahead);
            if (snapshots.isEmpty()) {
                throw new IllegalArgumentException("fold must have made its first snapshots before " + nowNanos);
            }
            for (int venue = 0; venue < venues; venue++) {
                flow[venue] += snapshots.get(venue).flowUsd();
                if (ahead > leadNanos) {
                    need[venue] = Math.max(need[venue], snapshots.get(venue).demandUsd() - flow[venue]);
                }
            }
        }
        return need;
    }

    /// Order statistics: the smallest outcome with at least the level's share at or below it.
    private static double[] quantiles(double[] outcomes, double[] levels) {
        Arrays.sort(outcomes);
        double[] quantiles = new double[levels.length];
        for (int k = 0; k < levels.length; k++) {
            if (!(levels[k] > 0 && levels[k] < 1)) {
                throw new IllegalArgumentException("levels must be within (0, 1), was " + levels[k]);
            }
            int rank = (int) Math.ceil(levels[k] * outcomes.length);
            quantiles[k] = outcomes[Math.max(0, rank - 1)];
        }
        return quantiles;
    }
}
