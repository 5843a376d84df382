package io.headrace.features.signal;

/// The streams a feature engine can route to a signal.
public enum Input {
    /// Bars of the engine's own venue on the portfolio's price chain, one per coin and period: proxied where
    /// the venue has none of its own.
    COMPOSITE_BARS,
    /// Bars as the venues published them, of every venue.
    RAW_BARS,
    /// Funding of the engine's own venue.
    FUNDING,
    /// Margin snapshots of the desk's account at the engine's own venue.
    ACCOUNT
}
