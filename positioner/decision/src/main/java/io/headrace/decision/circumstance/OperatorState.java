package io.headrace.decision.circumstance;

/// What the operator lets the desk do.
public enum OperatorState {
    /// everything
    RUNNING,
    /// only what the rule sends to bring venues up to where they must be
    PAUSED,
    /// nothing
    HALTED
}
