package io.headrace.settlement.attest;

import java.util.List;

/// What one attestor says to a claim.
public sealed interface Attestation {
    String attestor();

    /// It reproduced the decision and saw the chain as expected.
    ///
    /// @param signature of the order's EIP-712 digest, 65 bytes, hex
    record Signed(String attestor, String signature) implements Attestation {}

    /// It cannot tell: it does not see the chain, or has no key now. No word about the order; it may be asked again.
    ///
    /// @param why one sentence
    record Unseen(String attestor, String why) implements Attestation {}

    /// It found the order wrong.
    ///
    /// @param objections each one sentence, at least one
    record Refused(String attestor, List<String> objections) implements Attestation {
        public Refused {
            objections = List.copyOf(objections);
            if (objections.isEmpty()) {
                throw new IllegalArgumentException("a refusal must have a reason");
            }
        }
    }
}
