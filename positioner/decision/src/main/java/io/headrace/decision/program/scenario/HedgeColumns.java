package io.headrace.decision.program.scenario;

import io.headrace.decision.program.linear.LinearProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The columns of offsets and what they do to needs. Taken now they are the same in all scenarios, step by step;
/// later each scenario takes what it wants of the rest, after the periods that all share.
final class HedgeColumns {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private final ProgramData data;
    private final LinearProgram linear;
    private final double unit;
    private final int[][] now;
    private final List<Integer> all = new ArrayList<>();
    private int[][] later = new int[0][0];

    HedgeColumns(ProgramData data, LinearProgram linear, double unit) {
        this.data = data;
        this.linear = linear;
        this.unit = unit;
        double weight = 1 + data.terms().tailWeight();
        now = new int[data.hedges().size()][];
        for (int h = 0; h < now.length; h++) {
            List<ProgramHedge.Step> steps = data.hedges().get(h).steps();
            now[h] = new int[steps.size()];
            for (int i = 0; i < now[h].length; i++) {
                ProgramHedge.Step step = steps.get(i);
                now[h][i] = column(step.mostUsd() / unit, weight * step.cost());
            }
        }
    }

    /// By hedge, then step: what is taken now.
    int[][] now() {
        return now;
    }

    /// Every column, those of later periods included.
    List<Integer> all() {
        return List.copyOf(all);
    }

    private int column(double most, double cost) {
        int column = linear.column(0, most, cost);
        all.add(column);
        return column;
    }

    boolean touches(int venue) {
        return data.hedges().stream().anyMatch(hedge -> hedge.from() == venue || hedge.to() == venue);
    }

    /// Opens a scenario: what it may take later, no more in all than there is.
    void open(double probability) {
        int common = data.terms().commonPeriods();
        int[][] shared = later;
        later = new int[now.length][data.periods()];
        for (int h = 0; h < now.length; h++) {
            ProgramHedge.Step rest = data.hedges().get(h).later();
            double most = rest.mostUsd() / unit;
            Arrays.fill(later[h], -1);
            int row = linear.row(-INFINITE, most);
            for (int column : now[h]) {
                linear.entry(row, column, 1);
            }
            for (int k = 1; k < data.periods() - 1; k++) {
                boolean same = k < common;
                double weight = same ? 1 + data.terms().tailWeight() : probability;
                later[h][k] = same && shared.length > 0 ? shared[h][k] : column(most, weight * rest.cost());
                linear.entry(row, later[h][k], 1);
            }
        }
    }

    /// Writes what offsets do to a need.
    ///
    /// @param row of the need
    /// @param pool venues that answer for it together
    void enter(int row, List<Integer> pool, int period) {
        for (int h = 0; h < now.length; h++) {
            ProgramHedge hedge = data.hedges().get(h);
            for (int i = 0; i < now[h].length && period > 0; i++) {
                entry(row, now[h][i], effect(hedge, hedge.steps().get(i), pool));
            }
            for (int k = 1; k < period; k++) {
                entry(row, later[h][k], effect(hedge, hedge.later(), pool));
            }
        }
    }

    /// The columns of the open scenario that are its own.
    List<Integer> own() {
        List<Integer> own = new ArrayList<>();
        for (int[] hedge : later) {
            for (int k = data.terms().commonPeriods(); k < hedge.length; k++) {
                if (hedge[k] >= 0) {
                    own.add(hedge[k]);
                }
            }
        }
        return own;
    }

    private static double effect(ProgramHedge hedge, ProgramHedge.Step step, List<Integer> pool) {
        return (pool.contains(hedge.from()) ? step.freed() : 0) - (pool.contains(hedge.to()) ? step.asked() : 0);
    }

    private void entry(int row, int column, double effect) {
        if (column >= 0 && effect != 0) {
            linear.entry(row, column, effect);
        }
    }
}
