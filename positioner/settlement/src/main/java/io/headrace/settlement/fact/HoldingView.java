package io.headrace.settlement.fact;

/// What one operator says a node of the network holds, at a block that is final there.
///
/// @param chainId the chain of that block
/// @param units base units of the asset that moves
public record HoldingView(String operator, long chainId, BlockRef finalized, long units) {}
