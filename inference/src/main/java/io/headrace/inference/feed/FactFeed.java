package io.headrace.inference.feed;

import java.util.Optional;

/// A feed with what the desk read from its chains among its events, each fact at the instant it became
/// known.
public final class FactFeed implements MarketFeed {
    private final MarketFeed feed;
    private final FactFile facts;

    public FactFeed(MarketFeed feed, FactFile facts) {
        this.feed = feed;
        this.facts = facts;
    }

    @Override
    public Optional<FeedSlice> next() throws InterruptedException {
        Optional<FeedSlice> slice = feed.next();
        if (slice.isEmpty()) {
            facts.end();
            return slice;
        }
        return slice.map(known -> known.with(facts.upTo(known.boundaryNanos(), known.passedNanos())));
    }
}
