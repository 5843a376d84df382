package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultOrder;
import java.math.BigInteger;
import java.util.List;

/// What the vault's order says of a route.
///
/// @param adapter the contract the vault calls; it fixes the recipient
/// @param data for the adapter, hex
/// @param received another token the vault itself must gain by it; the zero address for none
/// @param least of it, base units
public record Departure(String adapter, String data, String received, BigInteger least) {
    public Departure {
        adapter = Hex.address(adapter);
        received = Hex.address(received);
    }

    /// To another chain: nothing is gained here.
    public static Departure abroad(String adapter, String data) {
        return new Departure(adapter, data, VaultOrder.NOTHING, BigInteger.ZERO);
    }

    /// The order of a transfer.
    ///
    /// @param id the transfer's, 32 bytes, hex
    /// @param epoch the vault's configuration
    /// @param deadline Unix seconds
    public VaultOrder order(String id, BigInteger epoch, String asset, long units, long deadline) {
        return new VaultOrder(
                id, epoch, asset, BigInteger.valueOf(units), adapter, data, received, least, deadline, List.of());
    }
}
