package io.headrace.settlement.venue.hyperliquid;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;

/// A deposit: an ordinary transfer of USDC to the bridge, which credits whoever sent it. So the
/// sender must be an account that can sign a withdrawal: a contract's money would be credited to
/// the contract and stay there.
///
/// @param token USDC of the bridge's chain
public record HyperliquidDeposit(String bridge, String token) {
    /// Base units; the venue says that less is lost.
    public static final long LEAST_UNITS = 5_000_000;

    public HyperliquidDeposit {
        bridge = Hex.address(bridge);
        token = Hex.address(token);
    }

    /// What the sender calls the token with.
    ///
    /// @throws IllegalArgumentException below what the venue credits
    public String calldata(long units) {
        if (units < LEAST_UNITS) {
            throw new IllegalArgumentException(
                    "a deposit below " + LEAST_UNITS + " base units would be lost, was " + units);
        }
        return Abi.call("transfer", bridge, BigInteger.valueOf(units));
    }
}
