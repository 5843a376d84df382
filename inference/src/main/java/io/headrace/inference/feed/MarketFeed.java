package io.headrace.inference.feed;

import java.util.Optional;

/// Market events, one period after the other.
@FunctionalInterface
public interface MarketFeed {
    /// Waits for the next period to end.
    ///
    /// @return what became known in it; empty when the feed has ended
    Optional<FeedSlice> next() throws InterruptedException;
}
