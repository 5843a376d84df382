package io.headrace.settlement.fact;

/// A sender's transaction counts at one node.
///
/// @param finalized at the node's finalized block
/// @param latest at its head
/// @param pending with what waits in its pool
public record Nonces(long finalized, long latest, long pending) {}
