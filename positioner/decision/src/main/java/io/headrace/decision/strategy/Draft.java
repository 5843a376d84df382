package io.headrace.decision.strategy;

import io.headrace.decision.network.NetworkState;
import io.headrace.decision.outlook.DemandOutlook;
import io.headrace.decision.policy.Budget;
import io.headrace.decision.policy.Decider;
import io.headrace.decision.policy.Decision;
import io.headrace.decision.policy.Move;
import io.headrace.decision.policy.PolicyMemory;
import io.headrace.decision.policy.Reason;
import io.headrace.decision.record.DecisionCodec;
import io.headrace.decision.record.InputsDigest;
import java.util.List;

/// What a policy made up its mind to do, before it is numbered and chained.
record Draft(Decider decider, String why, List<Move> moves, List<Reason> reasons, List<Move> rulePlan, Budget budget) {

    /// Turns the draft into a decision that follows on `memory`.
    ///
    /// @param policy name and parameters of the policy, one line: part of the inputs
    Decision seal(PolicyMemory memory, NetworkState state, DemandOutlook outlook, long nowNanos, String policy) {
        String inputs = InputsDigest.of(memory, state, outlook, nowNanos, policy);
        boolean same = memory.sequence() > 0 && memory.decider() == decider;
        long since = same ? memory.sinceNanos() : nowNanos;
        Decision unsealed = new Decision(
                memory.sequence(),
                nowNanos,
                decider,
                why,
                moves,
                reasons,
                rulePlan,
                budget,
                inputs,
                memory.previousDigest(),
                new PolicyMemory(decider, since, why, memory.sequence() + 1, ""));
        return unsealed.sealed(DecisionCodec.digest(unsealed));
    }
}
