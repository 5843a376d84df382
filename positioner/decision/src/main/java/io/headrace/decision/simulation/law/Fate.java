package io.headrace.decision.simulation.law;

/// What becomes of a transfer.
///
/// @param landsNanos when its money is on hand again
/// @param landsAt where: its destination, or its origin when it failed
public record Fate(long landsNanos, String landsAt) {}
