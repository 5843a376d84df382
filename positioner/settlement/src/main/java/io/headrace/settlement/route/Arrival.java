package io.headrace.settlement.route;

import io.headrace.settlement.fact.BlockRef;

/// A message's use on its destination, as one node tells it.
///
/// @param by who brought it
/// @param units what the bridge says arrived, base units
public record Arrival(BlockRef block, String txHash, String by, long units) {}
