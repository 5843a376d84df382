package io.headrace.training.proof;

/// The middle 90 % of bootstrap draws.
public record Range(double low, double high) {}
