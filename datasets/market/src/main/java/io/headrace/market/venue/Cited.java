package io.headrace.market.venue;

/// A rule with its source.
public record Cited<T>(T rule, Citation citation) {}
