package io.headrace.settlement.chain.read;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.vault.Abi;

/// A view of one contract.
///
/// @param target the contract
/// @param calldata function and arguments, hex
public record Question(String target, String calldata) {
    public Question {
        target = Hex.address(target);
        calldata = Hex.of(Hex.bytes(calldata));
    }

    /// A view by name, with arguments as [Abi#call] takes them.
    public static Question of(String target, String function, Object... arguments) {
        return new Question(target, Abi.call(function, arguments));
    }
}
