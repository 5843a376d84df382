package io.headrace.decision.record;

import java.util.function.Consumer;

/// Recorded decisions, wherever they are kept: the journal of a desk or the file of a backtest.
public interface Records {
    /// Where they are, for people.
    String name();

    RecordHead head();

    /// Hands out every record in the order in which they are kept, one at a time.
    ///
    /// @throws io.headrace.market.problem.ProblemException when they cannot be read
    void forEach(Consumer<StoredRecord> each);
}
