package io.headrace.store.source.frame;

/// A price and a size as the venue counts it.
public record PricedSize(double price, double size) {}
