package io.headrace.settlement.slot;

import java.util.Map;

/// What enough operators agree on about a lane at one look.
///
/// @param finalizedNonce transactions of the sender that are final
/// @param head block number
/// @param baseFeeWei the middle of what nodes say a unit of gas costs
/// @param slots by nonce, of the open slots
public record LaneVerdict(long finalizedNonce, long head, long baseFeeWei, Map<Long, SlotVerdict> slots) {
    public LaneVerdict {
        slots = Map.copyOf(slots);
    }
}
