package io.headrace.training.backtest;

/// The middle 90 % of bootstrap draws.
public record Interval(double low, double high) {}
