package io.headrace.training.proof.episode;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/// How much a figure rests on single episodes: whole episodes are drawn with replacement and the figure is
/// computed anew (block bootstrap; Künsch 1989). Strategies are drawn together, so differences are paired.
public final class EpisodeBootstrap {
    private static final int DRAWS = 2000;

    private final int[][] draws;

    /// @param episodes how many there are to draw from, at least 1
    public EpisodeBootstrap(int episodes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        draws = new int[DRAWS][episodes];
        for (int[] draw : draws) {
            Arrays.setAll(draw, e -> random.nextInt(episodes));
        }
    }

    /// The middle 90 % of a figure over all draws.
    public Range of(ToDoubleFunction<int[]> figure) {
        double[] values = Arrays.stream(draws).mapToDouble(figure).sorted().toArray();
        return new Range(values[DRAWS / 20], values[DRAWS - 1 - DRAWS / 20]);
    }

    /// Share of a baseline's cost above the bound that a strategy saves.
    public Range gap(double[] baseline, double[] strategy, double[] bound) {
        return of(draw -> gapClosed(sum(baseline, draw), sum(strategy, draw), sum(bound, draw)));
    }

    /// What a strategy costs less than another, USD an episode.
    public Range saved(double[] other, double[] strategy) {
        return of(draw -> (sum(other, draw) - sum(strategy, draw)) / draw.length);
    }

    /// Of `strategy` over `other`, totals of the drawn episodes.
    public Range ratio(double[] strategy, double[] other) {
        return of(draw -> sum(other, draw) > 0 ? sum(strategy, draw) / sum(other, draw) : 1);
    }

    /// What a strategy saves against a baseline, as a share of what another saves.
    public Range shareRange(double[] baseline, double[] strategy, double[] other) {
        return of(draw -> share(sum(baseline, draw), sum(strategy, draw), sum(other, draw)));
    }

    /// What the strategy saves of the baseline's cost, as a share of what the other saves.
    public static double share(double[] baseline, double[] strategy, double[] other) {
        return share(sum(baseline), sum(strategy), sum(other));
    }

    private static double share(double baseline, double strategy, double other) {
        return baseline > other ? (baseline - strategy) / (baseline - other) : 0;
    }

    /// Share of the baseline's cost above the bound that the strategy saves; 0 where there is none.
    public static double gapClosed(double baseline, double strategy, double bound) {
        return baseline > bound ? (baseline - strategy) / (baseline - bound) : 0;
    }

    /// Of all episodes.
    public static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }

    private static double sum(double[] values, int[] draw) {
        double sum = 0;
        for (int e : draw) {
            sum += values[e];
        }
        return sum;
    }
}
