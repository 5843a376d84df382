package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.Policy;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Reason;
import java.util.ArrayList;
import java.util.List;

/// Never moves: what the first split of capital is worth.
public final class StaticPolicy implements Policy, Planner {
    @Override
    public List<Move> plan(NetworkState state, DemandOutlook outlook) {
        return List.of();
    }

    @Override
    public Decision decide(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos) {
        Desk desk = new Desk(state, outlook);
        List<Reason> reasons = new ArrayList<>();
        for (int v = 0; v < desk.venues; v++) {
            double position = desk.position(v);
            reasons.add(new Reason(desk.names[v], position, position, "none", "The static policy never moves."));
        }
        return new Draft(Decider.RULE, "the static policy was chosen", List.of(), reasons, List.of(), Budget.NOT_USED)
                .seal(memory, state, outlook, nowNanos, "static");
    }
}
