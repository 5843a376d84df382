package io.headrace.market.portfolio.position;

import io.headrace.market.portfolio.price.FoldState;

/// Positions on their way from the old target to the announced one, in equal steps, one per period.
public final class ExecutionSchedule {
    private final int steps;
    private final double[] from;
    private final double[] target;
    private final long[] done;

    public ExecutionSchedule(FoldState state, int legs, int steps) {
        this.steps = steps;
        from = state.doubles(legs);
        target = state.doubles(legs);
        done = state.longs(1);
        done[0] = steps;
    }

    public int steps() {
        return steps;
    }

    /// Whether the announced targets are reached.
    public boolean complete() {
        return done[0] == steps;
    }

    /// One period passes.
    public void advance() {
        done[0] = Math.min(steps, done[0] + 1);
    }

    /// Announces new targets; the first step follows one period from now.
    public void announce(double[] targets) {
        for (int leg = 0; leg < from.length; leg++) {
            from[leg] = quantity(leg, 0);
            target[leg] = targets[leg];
        }
        done[0] = 0;
    }

    /// The signed quantity announced for `periodsAhead` from now, coins; 0 ahead is what is held from now on.
    public double quantity(int leg, int periodsAhead) {
        long step = Math.min(steps, done[0] + periodsAhead);
        return step == steps ? target[leg] : from[leg] + (target[leg] - from[leg]) * step / steps;
    }
}
