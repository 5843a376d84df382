package io.headrace.settlement.ledger;

/// Money of one transfer that is on no node's account as free: reserved, or on its way.
///
/// @param posted whether it has left `node`
public record Flight(String transferId, String node, long units, boolean posted) {}
