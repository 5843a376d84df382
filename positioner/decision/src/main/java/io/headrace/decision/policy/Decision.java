package io.headrace.decision.policy;

import java.util.List;

/// What to move now and why, also when nothing moves.
///
/// @param sequence number of this decision, from 0
/// @param moves orders, in execution order: returns to the treasury first
/// @param reasons one per venue, in network order
/// @param rulePlan what the plan-aware threshold rule would move in the same state
/// @param inputsDigest SHA-256 of everything the decision was made from, in hex
/// @param memory to be handed to the next decision
public record Decision(
        long sequence,
        long nowNanos,
        Decider decider,
        String why,
        List<Move> moves,
        List<Reason> reasons,
        List<Move> rulePlan,
        Budget budget,
        String inputsDigest,
        PolicyMemory memory) {
    public Decision {
        moves = List.copyOf(moves);
        reasons = List.copyOf(reasons);
        rulePlan = List.copyOf(rulePlan);
    }
}
