package io.headrace.settlement.slot;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/// What enough operators agree on about a lane at one look.
///
/// @param finalizedNonce transactions of the sender that are final
/// @param head block number
/// @param baseFeeWei the middle of what nodes say a unit of gas costs
/// @param purse what the sender has for gas; empty when too few nodes say the same
/// @param slots by nonce, of the open slots
public record LaneVerdict(
        long finalizedNonce, long head, long baseFeeWei, Optional<Purse> purse, Map<Long, SlotVerdict> slots) {
    /// @param nonce transactions that were final when it was so
    /// @param wei base units of the chain's own asset
    public record Purse(long nonce, BigInteger wei) {}

    public LaneVerdict {
        slots = Map.copyOf(slots);
    }
}
