package io.headrace.training.promote;

/// What a backtest found a model to cost beside the tuned threshold rule.
///
/// @param modelUsd total of the predictive policy
/// @param ruleUsd total of the rule on the same periods
public record BacktestCost(double modelUsd, double ruleUsd) {}
