package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Move;
import java.util.List;

/// The bare orders of a policy, without reasons and digests: what a search over parameters runs thousands
/// of times.
@FunctionalInterface
public interface Planner {
    /// Orders for this state, returns to the treasury first, then orders up, each in network order.
    List<Move> plan(NetworkState state, DemandOutlook outlook);

    /// As above for rules that rest between two orders; others do not look at what was.
    ///
    /// @param last when each venue was last served
    default List<Move> plan(NetworkState state, DemandOutlook outlook, LastMoves last) {
        return plan(state, outlook);
    }
}
