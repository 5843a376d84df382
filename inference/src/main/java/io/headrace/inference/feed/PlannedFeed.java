package io.headrace.inference.feed;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.event.PlannedPosition;
import java.util.ArrayList;
import java.util.List;
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
        List<PlannedPosition> planned = plan.upTo(slice.get().boundaryNanos());
        if (planned.isEmpty()) {
            return slice;
        }
        List<MarketEvent> events = new ArrayList<>(slice.get().events());
        events.addAll(planned);
        events.sort(MarketEvent.ORDER);
        return Optional.of(
                new FeedSlice(slice.get().boundaryNanos(), events, slice.get().passedNanos()));
    }
}
