package io.headrace.features.signal;

import java.util.function.Function;

/// How a definition's signals are made, and so what one of them is fed.
public sealed interface SignalFactory {
    /// One signal for each coin of a venue, fed that coin's events; the column is the plain mean over
    /// the coins that are warm.
    record PerCoin(Function<SignalContext, Signal> make) implements SignalFactory {}

    /// One signal for a venue, fed the events of all its coins.
    record PerVenue(Function<SignalContext, Signal> make) implements SignalFactory {}

    /// One signal for the whole desk and each coin, fed that coin's events of every venue and asked for
    /// each venue's value: what it keeps is kept once, however many venues there are. The column is the
    /// mean over warm coins.
    record AcrossVenues(Function<SignalContext, CrossVenueSignal> make) implements SignalFactory {}

    /// One signal for the whole desk, fed the streams that belong to no venue of it (gas, confirmations,
    /// sentiment, volatility indices) or none; the column is the same for every venue.
    record ForDesk(Function<SignalContext, Signal> make) implements SignalFactory {}
}
