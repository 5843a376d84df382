package io.headrace.store.source;

import io.headrace.market.event.MarketEvent;
import io.headrace.market.problem.Problem;

/// Told what a file holds, in the order of its records. An import throws in [#refused]; a check counts
/// and goes on.
public interface SourceListener {
    /// @param line of the record that completed the event, from 1
    void event(long line, MarketEvent event);

    void note(long line, Oddity oddity, String what);

    /// A record that cannot be, or a file that cannot be read further. When this returns, reading goes
    /// on with the next record, if there can be one.
    ///
    /// @param line 0 where the whole file is meant
    void refused(long line, Problem problem);
}
