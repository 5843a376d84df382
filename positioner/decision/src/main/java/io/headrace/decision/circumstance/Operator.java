package io.headrace.decision.circumstance;

/// The operator's word.
///
/// @param sinceNanos when it was given, desk time
/// @param reason why, in the operator's own words; may be empty
public record Operator(OperatorState state, long sinceNanos, String reason) {
    /// Nobody has said anything.
    public static final Operator RUNNING = new Operator(OperatorState.RUNNING, 0, "");
}
