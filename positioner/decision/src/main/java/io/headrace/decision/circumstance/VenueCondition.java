package io.headrace.decision.circumstance;

/// How a venue fares, from good to bad.
public enum VenueCondition {
    /// deposits, trading and withdrawals work
    OPEN,
    /// open again after a halt, on prices that have not moved since
    RESUMED_STALE,
    /// trades and takes deposits, lets nothing out
    WITHDRAWALS_GATED,
    /// nothing works for now
    HALTED,
    /// drained, insolvent or gone: what is there should leave if it can
    DEAD
}
