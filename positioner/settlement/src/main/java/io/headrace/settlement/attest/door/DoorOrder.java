package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.vault.VaultOrder;
import java.math.BigInteger;

/// What a vault's order says of a door: the part that differs from kind to kind.
///
/// @param data for the adapter, hex
/// @param received token the vault itself must gain; the zero address for none
/// @param least of it, base units
public record DoorOrder(String data, String received, BigInteger least) {
    /// Nothing is gained here.
    static DoorOrder abroad(String data) {
        return new DoorOrder(data, VaultOrder.NOTHING, BigInteger.ZERO);
    }

    /// The door's part of a whole order.
    public static DoorOrder of(VaultOrder order) {
        return new DoorOrder(order.data(), order.received(), order.minReceived());
    }
}
