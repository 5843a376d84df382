package io.headrace.inference.feed;

import java.util.Optional;

/// A feed with the desk's announced positions among its events, each at the instant it became known.
public final class PlannedFeed implements MarketFeed {
    private final MarketFeed feed;
    private final PlanFile plan;

    public PlannedFeed(MarketFeed feed, PlanFile plan) {
        this.feed = feed;
        this.plan = plan;
    }

    @Override
    public Optional<FeedSlice> next() throws InterruptedException {
        Optional<FeedSlice> slice = feed.next();
        if (slice.isEmpty()) {
            plan.end();
            return slice;
        }
        return slice.map(known -> known.with(plan.upTo(known.boundaryNanos())));
    }
}
