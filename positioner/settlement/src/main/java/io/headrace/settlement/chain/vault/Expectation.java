package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;

/// What the chain must answer for an order to run.
///
/// @param target the contract asked
/// @param call calldata of a view that answers one number, hex
/// @param low least answer
/// @param high greatest answer
public record Expectation(String target, String call, BigInteger low, BigInteger high) {
    public Expectation {
        target = Hex.address(target);
        call = Hex.of(Hex.bytes(call));
        if (low.signum() < 0 || low.compareTo(high) > 0 || high.bitLength() > 256) {
            throw new IllegalArgumentException("bounds need 0 <= low <= high < 2^256, were " + low + ", " + high);
        }
    }
}
