package io.headrace.market.event;

/// What a venue lets its users do.
public enum TradingStatus {
    OPEN,
    /// Positions may only shrink.
    REDUCE_ONLY,
    PAUSED,
    CLOSED
}
