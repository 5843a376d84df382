package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.List;

/// One transfer out of a vault, as attestors sign it and the contract runs it.
///
/// @param id the transfer's id, 32 bytes; the vault runs it once
/// @param epoch the vault's configuration it is signed for
/// @param asset token that leaves
/// @param amount base units
/// @param destination an account that is paid, or an adapter that is called
/// @param data for the adapter, hex; `0x` for an account
/// @param received token that must come of it; the zero address for none
/// @param minReceived least of it, base units
/// @param deadline last second, Unix time
public record VaultOrder(
        String id,
        BigInteger epoch,
        String asset,
        BigInteger amount,
        String destination,
        String data,
        String received,
        BigInteger minReceived,
        long deadline,
        List<Expectation> expectations) {
    public static final String NOTHING = "0x0000000000000000000000000000000000000000";

    public VaultOrder {
        id = Hex.word(id);
        asset = Hex.address(asset);
        destination = Hex.address(destination);
        received = Hex.address(received);
        data = Hex.of(Hex.bytes(data));
        expectations = List.copyOf(expectations);
        if (amount.signum() <= 0 || amount.bitLength() > 256) {
            throw new IllegalArgumentException("an order moves 1 to 2^256 - 1 base units, was " + amount);
        }
        if (minReceived.signum() < 0 || minReceived.bitLength() > 256 || epoch.signum() < 0 || deadline < 0) {
            throw new IllegalArgumentException("minimum received, epoch and deadline must not be negative, were "
                    + minReceived + ", " + epoch + ", " + deadline);
        }
    }

    /// A payment to an account: all of it must arrive.
    public static VaultOrder payment(
            String id, BigInteger epoch, String asset, BigInteger amount, String destination, long deadline) {
        return new VaultOrder(id, epoch, asset, amount, destination, "0x", asset, amount, deadline, List.of());
    }

    /// The same order, run only while the chain answers as expected.
    public VaultOrder expecting(List<Expectation> all) {
        return new VaultOrder(id, epoch, asset, amount, destination, data, received, minReceived, deadline, all);
    }
}
