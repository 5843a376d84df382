package io.headrace.decision.circumstance;

/// What a price reading is.
public enum PriceKind {
    /// the last trade or the middle of a book
    SPOT,
    /// a mean over time, slow to be moved
    TWAP,
    /// an oracle's answer
    ORACLE,
    /// a stable coin in USD; its par is 1
    STABLE
}
