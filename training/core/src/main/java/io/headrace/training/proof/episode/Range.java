package io.headrace.training.proof.episode;

/// The middle 90 % of bootstrap draws.
public record Range(double low, double high) {}
