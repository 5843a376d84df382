package io.headrace.settlement.signer;

import io.headrace.settlement.fact.SlotId;
import io.headrace.settlement.slot.TxBody;
import java.util.Optional;

/// Turns what a transaction is to do into what the chain is told.
@FunctionalInterface
public interface Calldata {
    /// A call of a contract.
    ///
    /// @param to the contract
    /// @param data hex
    /// @param gas limit
    record Call(String to, String data, long gas) {}

    /// The call; empty while something is missing for it, such as attestations. The same body gives the same call.
    Optional<Call> of(SlotId slot, TxBody body);
}
