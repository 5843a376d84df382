package io.headrace.decision.strategy.peer;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Move;
import io.headrace.decision.strategy.LastMoves;
import io.headrace.decision.strategy.Planner;
import io.headrace.decision.strategy.band.BandRule;
import java.util.List;

/// Static weights, put right once a day: at 00:00 UTC every venue is brought to its share of all collateral,
/// by demand; in between nothing moves.
///
/// @param treasuryWeight share of all collateral that stays in the treasury, 0 to below 1
public record DailySweep(double treasuryWeight) implements Planner {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        return plan(state, outlook, LastMoves.NONE);
    }

    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook, LastMoves last) {
        return Math.floorMod(state.asOfNanos(), DAY_NANOS) == 0
                ? new BandRule(new WeightedBands(treasuryWeight, 0)).plan(state, outlook, last)
                : List.of();
    }
}
