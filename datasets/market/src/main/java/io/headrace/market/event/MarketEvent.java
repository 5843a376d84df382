package io.headrace.market.event;

import java.util.Comparator;

/// Something that happened on a venue.
///
/// Times are nanoseconds since 1970-01-01T00:00Z. Constructors refuse NaN, infinity, non-positive prices and
/// negative sizes; what is merely odd (a high below an open, negative funding) is carried and reported by `data
/// check`.
public sealed interface MarketEvent
        permits Bar,
                Funding,
                OpenInterest,
                MarginSnapshot,
                Trade,
                Quote,
                BookSnapshot,
                BookDelta,
                Liquidation,
                MarkPrice,
                IndexPrice,
                PoolState,
                PoolFlow,
                VolatilityIndex,
                GasPrice,
                BlockConfirmation,
                BridgeTransfer,
                VenueStatus,
                StreamGap,
                Sentiment,
                Position,
                Fill,
                CollateralTransfer,
                PlannedPosition {
    /// Total order of a stream: by the time an event became known, then by kind, instrument and sequence. No two
    /// events of one dataset compare as equal.
    Comparator<MarketEvent> ORDER = Comparator.comparingLong(MarketEvent::knownNanos)
            .thenComparingInt(event -> event.kind().ordinal())
            .thenComparing(MarketEvent::instrument)
            .thenComparingLong(MarketEvent::sequence);

    Instrument instrument();

    EventKind kind();

    /// The venue's own stamp; for a bar its open.
    long eventNanos();

    /// The earliest the desk could have known it; never before [#eventNanos()].
    long knownNanos();

    /// Position within its source, from 0.
    long sequence();
}
