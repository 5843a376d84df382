package io.headrace.inference.api;

import io.headrace.decision.policy.Budget;

/// How capital bound a decision.
///
/// @param commonLevel the one quantile level all targets were set at; 0 when the rule decided
/// @param shadowPricePerYear value of one more USD of capital, USD per USD per year
public record BudgetAnswer(double commonLevel, double shadowPricePerYear) {
    static BudgetAnswer of(Budget budget) {
        return new BudgetAnswer(budget.commonLevel(), budget.shadowPricePerYear());
    }
}
