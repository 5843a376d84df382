package io.headrace.store.source.frame;

/// The two times of an event.
public record Moment(long eventNanos, long knownNanos) {}
