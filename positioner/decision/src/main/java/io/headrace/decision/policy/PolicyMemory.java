package io.headrace.decision.policy;

import io.headrace.decision.memory.SafetyMemory;
import java.util.Optional;

/// What a policy carries from one decision to the next.
///
/// @param decider who decided last
/// @param sinceNanos since when that decider has been in charge
/// @param why why it is in charge, one sentence
/// @param sequence decisions taken so far
/// @param previousDigest digest of the last decision in hex, empty before the first: the decisions form a
///     hash chain
/// @param guard what the guard remembers; empty where none stands over the policy, and before the first
///     decision
/// @param safety what the safeguards remember
public record PolicyMemory(
        Decider decider,
        long sinceNanos,
        String why,
        long sequence,
        String previousDigest,
        Optional<GuardMemory> guard,
        SafetyMemory safety) {
    /// Memory of a policy without safeguards.
    public PolicyMemory(
            Decider decider,
            long sinceNanos,
            String why,
            long sequence,
            String previousDigest,
            Optional<GuardMemory> guard) {
        this(decider, sinceNanos, why, sequence, previousDigest, guard, SafetyMemory.EMPTY);
    }

    /// Memory of a policy without a guard.
    public PolicyMemory(Decider decider, long sinceNanos, String why, long sequence, String previousDigest) {
        this(decider, sinceNanos, why, sequence, previousDigest, Optional.empty());
    }

    /// Memory before the first decision.
    public static PolicyMemory initial(long nowNanos) {
        return new PolicyMemory(Decider.RULE, nowNanos, "start", 0, "");
    }
}
