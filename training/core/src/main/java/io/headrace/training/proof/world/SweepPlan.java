package io.headrace.training.proof.world;

import java.util.List;

/// What is swept, and how much work each tuning may do.
///
/// @param capitals capital as multiples of mean demand before the split
/// @param leadsNanos of every route
/// @param costs what is charged; the first is the world's own
/// @param budget parameter sets each strategy may try, the same for all
/// @param folds walk-forward blocks before the split
/// @param refitNanos models are fitted again so often after the split
/// @param episodeNanos strategies start afresh so often: wealth does not pile up, and episodes are what the
///     bootstrap draws; a whole number of periods
/// @param tuningEpisodes at most so many episodes, the last before the split, are tuned on
/// @param reviewed capital is a multiple of the mean demand of the four weeks before each episode, for books
///     that grow; else of all that lies before the split
/// @param seed of fits and bootstrap draws
public record SweepPlan(
        List<Double> capitals,
        List<Long> leadsNanos,
        List<CostVariant> costs,
        int budget,
        int folds,
        long refitNanos,
        long episodeNanos,
        int tuningEpisodes,
        boolean reviewed,
        long seed) {
    private static final long HOUR = 3_600_000_000_000L;
    private static final long WEEK = 7 * 24 * HOUR;

    public SweepPlan {
        capitals = List.copyOf(capitals);
        leadsNanos = List.copyOf(leadsNanos);
        costs = List.copyOf(costs);
        if (capitals.isEmpty() || leadsNanos.isEmpty() || costs.isEmpty()) {
            throw new IllegalArgumentException("there must be a capital, a lead and a cost to sweep");
        }
        if (episodeNanos <= 0 || tuningEpisodes <= 0 || refitNanos < 0) {
            throw new IllegalArgumentException("episodes must be positive and refitNanos not negative, were "
                    + episodeNanos + ", " + tuningEpisodes + ", " + refitNanos);
        }
    }

    /// The sweep of the house: five capitals, leads of one and four hours, the world's own costs.
    public static SweepPlan house() {
        return new SweepPlan(
                List.of(1.1, 1.25, 1.45, 1.5, 2.0),
                List.of(HOUR, 4 * HOUR),
                List.of(CostVariant.OWN),
                180,
                6,
                4 * WEEK,
                WEEK,
                26,
                false,
                1);
    }

    public SweepPlan withCapitals(List<Double> changed) {
        return new SweepPlan(
                changed, leadsNanos, costs, budget, folds, refitNanos, episodeNanos, tuningEpisodes, reviewed, seed);
    }

    public SweepPlan withLeads(List<Long> changed) {
        return new SweepPlan(
                capitals, changed, costs, budget, folds, refitNanos, episodeNanos, tuningEpisodes, reviewed, seed);
    }

    public SweepPlan withCosts(List<CostVariant> changed) {
        return new SweepPlan(
                capitals, leadsNanos, changed, budget, folds, refitNanos, episodeNanos, tuningEpisodes, reviewed, seed);
    }

    public SweepPlan withBudget(int changed) {
        return new SweepPlan(
                capitals, leadsNanos, costs, changed, folds, refitNanos, episodeNanos, tuningEpisodes, reviewed, seed);
    }

    public SweepPlan withFolds(int changed) {
        return new SweepPlan(
                capitals, leadsNanos, costs, budget, changed, refitNanos, episodeNanos, tuningEpisodes, reviewed, seed);
    }

    public SweepPlan withEpisodes(long nanos, int tuned) {
        return new SweepPlan(capitals, leadsNanos, costs, budget, folds, refitNanos, nanos, tuned, reviewed, seed);
    }

    public SweepPlan withSeed(long changed) {
        return new SweepPlan(
                capitals,
                leadsNanos,
                costs,
                budget,
                folds,
                refitNanos,
                episodeNanos,
                tuningEpisodes,
                reviewed,
                changed);
    }

    /// Capital is set anew for each episode.
    public SweepPlan withReviewedCapital() {
        return new SweepPlan(
                capitals, leadsNanos, costs, budget, folds, refitNanos, episodeNanos, tuningEpisodes, true, seed);
    }
}
