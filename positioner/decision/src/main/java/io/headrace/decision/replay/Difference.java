package io.headrace.decision.replay;

/// Where a decision made again is not the recorded one.
///
/// @param part which input differs first, or `decision` with the first field that does when all
///     inputs agree
/// @param recorded digest or value on record; empty where there was none
/// @param again digest or value made again; empty where there is none
public record Difference(long sequence, long nowNanos, String part, String recorded, String again) {}
