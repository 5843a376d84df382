package io.headrace.settlement.fact;

/// What one operator says a node of the network holds, at its newest final block.
///
/// @param units base units of the asset that moves
public record HoldingView(String operator, BlockRef finalized, long units) {}
