package io.headrace.settlement.signer;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.fact.Fees;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is never signed, whoever asks.
///
/// @param capWei the most a unit of gas may offer, wei
/// @param mostGas the most gas a transaction may take
/// @param contracts the only addresses called, beside the sender's own for a no-op
public record SignerLimits(long capWei, long mostGas, Set<String> contracts) {
    public SignerLimits {
        if (capWei <= 0 || mostGas < 21_000) {
            throw new IllegalArgumentException(
                    "limits need a positive cap and at least 21000 gas, were " + capWei + ", " + mostGas);
        }
        contracts = contracts.stream().map(Hex::address).collect(Collectors.toUnmodifiableSet());
    }

    Optional<String> objection(Fees fees) {
        return fees.maxWei() > capWei
                ? Optional.of("a unit of gas would cost " + fees.maxWei() + " wei, the cap is " + capWei)
                : Optional.empty();
    }

    Optional<String> objection(Calldata.Call call) {
        if (!contracts.contains(Hex.address(call.to()))) {
            return Optional.of(call.to() + " is not listed");
        }
        return call.gas() <= 0 || call.gas() > mostGas
                ? Optional.of("it asks for " + call.gas() + " gas, 1 to " + mostGas + " are allowed")
                : Optional.empty();
    }
}
