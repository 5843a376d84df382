package io.headrace.decision.policy;

/// What a policy carries from one decision to the next.
///
/// @param decider who decided last
/// @param sinceNanos since when that decider has been in charge
/// @param why why it is in charge, one sentence
/// @param sequence decisions taken so far
/// @param previousDigest digest of the last decision in hex, empty before the first: the decisions form a
///     hash chain
public record PolicyMemory(Decider decider, long sinceNanos, String why, long sequence, String previousDigest) {
    /// Memory before the first decision.
    public static PolicyMemory initial(long nowNanos) {
        return new PolicyMemory(Decider.RULE, nowNanos, "start", 0, "");
    }
}
