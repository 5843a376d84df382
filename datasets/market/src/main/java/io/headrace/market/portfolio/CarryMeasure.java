package io.headrace.market.portfolio;

/// What a [DirectionalCarry] book earns its carry on.
public enum CarryMeasure {
    /// Funding paid by longs to shorts.
    FUNDING,
    /// The venue's price above the coin's index.
    BASIS
}
