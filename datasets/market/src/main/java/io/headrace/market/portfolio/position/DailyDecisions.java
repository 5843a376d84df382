package io.headrace.market.portfolio.position;

import io.headrace.market.portfolio.price.FoldState;
import io.headrace.market.portfolio.price.Legs;
import io.headrace.market.portfolio.price.Periods;

/// Positions decided at 00:00 UTC and executed in equal steps; the first ones count once they are whole.
final class DailyDecisions {
    private static final int ANNOUNCED = 0;
    private static final int INVESTED = 1;

    private final ExecutionSchedule schedule;
    private final long[] stage;

    /// @param steps periods from an announcement to its target
    DailyDecisions(FoldState state, Legs legs, int steps) {
        schedule = new ExecutionSchedule(state, legs.count(), steps);
        stage = state.longs(2);
    }

    /// One period passes, before anything is decided in it.
    void advance() {
        schedule.advance();
    }

    boolean isDue(long nowNanos) {
        return Math.floorMod(nowNanos, Periods.DAY_NANOS) == 0;
    }

    /// @param targets signed quantities by leg, coins
    void announce(double[] targets) {
        schedule.announce(targets);
        stage[ANNOUNCED] = 1;
    }

    /// The period is decided.
    void settle() {
        if (stage[ANNOUNCED] != 0 && schedule.complete()) {
            stage[INVESTED] = 1;
        }
    }

    double quantity(int leg, int ahead) {
        return schedule.quantity(leg, ahead);
    }

    boolean established() {
        return stage[INVESTED] != 0;
    }
}
