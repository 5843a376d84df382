package io.headrace.features.signal;

/// The streams a feature engine can route to a signal. Events are of the signal's own venue unless said
/// otherwise; a signal per coin gets its own coin's only.
public enum Input {
    /// Bars on the portfolio's price chain, one per coin and period: proxied where the venue has none of
    /// its own.
    COMPOSITE_BARS,
    /// Bars as the venue published them.
    BARS,
    /// Bars as the venues published them, of every venue; for signals across venues only.
    RAW_BARS,
    FUNDING,
    /// Margin snapshots of the desk's account.
    ACCOUNT,
    TRADES,
    /// Best bid and ask: quotes, or changes of the book where the venue publishes no quotes. Signals
    /// read [CoinMarket#touch], which already holds the new values.
    TOUCH,
    /// Book snapshots and changes. Signals read [CoinMarket#book], to which the event has been applied.
    BOOK,
    OPEN_INTEREST,
    LIQUIDATIONS,
    /// Mark and index prices.
    MARKS,
    /// Pool states and flows.
    POOL,
    /// Volatility indices of any venue.
    VOLATILITY_INDEX,
    /// Gas prices of any chain.
    GAS,
    /// Block confirmations and bridge transfers of any chain.
    CONFIRMATIONS,
    /// Sentiment of any source.
    SENTIMENT;

    /// Whether events of this stream concern the whole desk, whatever venue they are stamped with.
    public boolean deskWide() {
        return switch (this) {
            case VOLATILITY_INDEX, GAS, CONFIRMATIONS, SENTIMENT -> true;
            default -> false;
        };
    }
}
