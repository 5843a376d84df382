package io.headrace.decision.circumstance;

import java.util.OptionalLong;

/// A balance nobody could read. Unknown is not zero: the books show the last known one.
///
/// @param node treasury or venue
/// @param knownNanos when the balance in the books was read; empty when it never was
/// @param why one sentence
public record UnknownBalance(String node, OptionalLong knownNanos, String why) {}
