package io.headrace.settlement.attest;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.VaultOrder;
import java.math.BigInteger;

/// The adapter that leads from vaults of one chain into a venue there, for the vault's own account.
/// It is told the transfer's id and nothing else.
///
/// @param receipt token the vault gets for what it pays in, unit for unit; the zero address when the
///     venue keeps its books itself
public record VenueDoor(String adapter, String receipt) {
    /// What a receipt's balance may differ by from what was paid in: it is scaled and rounded.
    private static final BigInteger ROUNDING = BigInteger.TWO;

    public VenueDoor {
        adapter = Hex.address(adapter);
        receipt = Hex.address(receipt);
    }

    /// Least of the receipt for an amount; 0 without one.
    BigInteger leastReceived(BigInteger amount) {
        return receipt.equals(VaultOrder.NOTHING)
                ? BigInteger.ZERO
                : amount.subtract(ROUNDING).max(BigInteger.ONE);
    }
}
