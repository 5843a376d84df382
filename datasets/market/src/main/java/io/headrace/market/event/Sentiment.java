package io.headrace.market.event;

/// A sentiment score from 0 (fear) to 100 (greed).
public record Sentiment(Instrument instrument, long eventNanos, long knownNanos, long sequence, double score)
        implements MarketEvent {
    public Sentiment {
        Require.times(eventNanos, knownNanos);
        Require.within("score", score, 0, 100);
    }

    @Override
    public EventKind kind() {
        return EventKind.SENTIMENT;
    }
}
