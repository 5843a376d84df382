package io.headrace.market.venue;

/// What shares collateral with what.
public enum AccountMode {
    /// All positions of one venue account.
    CROSS,
    /// One position with collateral of its own.
    ISOLATED,
    /// Spot, perpetuals and loans of several markets and protocols in one pot.
    UNIFIED
}
