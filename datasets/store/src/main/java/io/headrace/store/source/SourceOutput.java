package io.headrace.store.source;

import io.headrace.market.event.MarketEvent;

/// Where a parser puts what it read.
public interface SourceOutput {
    void event(MarketEvent event);

    /// Says that something about the present record is odd though it could be read.
    void note(Oddity oddity, String what);

    /// The number the next event of this source bears.
    long nextSequence();
}
