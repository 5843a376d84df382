package io.headrace.decision.policy;

/// Who decides now.
public enum Decider {
    /// the predictive policy on a model's forecast
    MODEL,
    /// the plan-aware threshold rule
    RULE
}
