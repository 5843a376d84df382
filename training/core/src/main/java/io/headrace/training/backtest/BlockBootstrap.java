package io.headrace.training.backtest;

import io.headrace.decision.simulation.PeriodCost;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// How much a gap rests on single weeks: whole weeks are drawn with replacement and the gap is computed
/// anew (block bootstrap; Künsch 1989). Whole weeks keep the dependence inside a week.
final class BlockBootstrap {
    private static final int DRAWS = 2000;
    private static final long WEEK_NANOS = 7L * 24 * 3_600_000_000_000L;

    private final int blocks;
    private final double[] rule;
    private final double[] predictive;
    private final double[] bound;

    BlockBootstrap(long periodNanos, List<PeriodCost> rule, List<PeriodCost> predictive, List<PeriodCost> bound) {
        int perBlock = Math.toIntExact(WEEK_NANOS / periodNanos);
        blocks = Math.ceilDiv(rule.size(), perBlock);
        this.rule = sums(rule, perBlock);
        this.predictive = sums(predictive, perBlock);
        this.bound = sums(bound, perBlock);
    }

    /// Weeks drawn from; below about ten the interval is a hint, not a measurement.
    int weeks() {
        return blocks;
    }

    /// Weeks in which the predictive policy cost less than the rule.
    int weeksWon() {
        int won = 0;
        for (int b = 0; b < blocks; b++) {
            won += predictive[b] < rule[b] ? 1 : 0;
        }
        return won;
    }

    /// Share of the rule's cost above the bound that the predictive policy saves.
    Interval gapClosed(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] gaps = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double saved = 0;
            double gap = 0;
            for (int b = 0; b < blocks; b++) {
                int week = random.nextInt(blocks);
                saved += rule[week] - predictive[week];
                gap += rule[week] - bound[week];
            }
            gaps[draw] = gap > 0 ? saved / gap : 0;
        }
        Arrays.sort(gaps);
        return new Interval(gaps[DRAWS / 20], gaps[DRAWS - 1 - DRAWS / 20]);
    }

    private double[] sums(List<PeriodCost> costs, int perBlock) {
        double[] sums = new double[blocks];
        for (int t = 0; t < costs.size(); t++) {
            sums[t / perBlock] += costs.get(t).totalUsd();
        }
        return sums;
    }
}
