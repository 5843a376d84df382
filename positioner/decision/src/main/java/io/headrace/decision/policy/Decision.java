package io.headrace.decision.policy;

import java.util.List;

/// What to move now and why, also when nothing moves.
///
/// @param sequence number of this decision, from 0
/// @param moves orders, in execution order: returns to the treasury first
/// @param reasons one per venue, in network order
/// @param rulePlan what the plan-aware threshold rule would move in the same state
/// @param inputsDigest SHA-256 of everything the decision was made from, in hex
/// @param previousDigest digest of the decision before in hex, empty for the first: decisions form a hash chain
/// @param memory to be handed to the next decision; it repeats who decided and why
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
        String previousDigest,
        PolicyMemory memory) {
    public Decision {
        moves = List.copyOf(moves);
        reasons = List.copyOf(reasons);
        rulePlan = List.copyOf(rulePlan);
        if (memory.decider() != decider || !memory.why().equals(why) || memory.sequence() != sequence + 1) {
            throw new IllegalArgumentException(
                    "a decision must hand on its own decider, reason and number, handed on " + memory);
        }
    }

    /// This decision, handing on its own digest.
    public Decision sealed(String digest) {
        return new Decision(
                sequence,
                nowNanos,
                decider,
                why,
                moves,
                reasons,
                rulePlan,
                budget,
                inputsDigest,
                previousDigest,
                new PolicyMemory(decider, memory.sinceNanos(), why, memory.sequence(), digest, memory.guard()));
    }
}
