package io.headrace.inference.feed;

import io.headrace.settlement.monitor.ChainFact;
import io.headrace.settlement.monitor.ChainFact.Kind;

/// Which times of the desk's stream a fact of a chain bears.
@FunctionalInterface
public interface FactStamp {
    /// @param fact as it was read, by the wall clock
    /// @param earliestNanos the first instant of the period that is open: what is before was told
    ///     already
    ChainFact stamped(ChainFact fact, long earliestNanos);

    /// Of a desk on live streams: the stream's time is the wall clock's.
    static FactStamp live() {
        return (fact, earliest) -> new ChainFact(
                fact.of(), fact.blockNanos(), Math.max(fact.knownNanos(), earliest), fact.kind(), fact.value());
    }

    /// Of a replay: its time is another than the chains'. What is read belongs to the period that is
    /// open then, at its first instant, and how long something took counts as much desk time as passed
    /// meanwhile.
    ///
    /// @param pace desk seconds in a second of the wall clock, positive
    static FactStamp replayed(double pace) {
        return (fact, earliest) -> new ChainFact(
                fact.of(),
                earliest,
                earliest,
                fact.kind(),
                fact.kind() instanceof Kind.Confirmation ? fact.value() * pace : fact.value());
    }
}
