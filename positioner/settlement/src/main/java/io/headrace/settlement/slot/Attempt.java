package io.headrace.settlement.slot;

import io.headrace.settlement.fact.Fees;

/// One signed transaction in a slot. Every attempt of a slot may win it until one is final.
///
/// @param hash of the bytes
/// @param noop whether it does nothing but use the slot up
/// @param raw the signed bytes, hex: what is sent, and sent again
/// @param sendBegan whether sending them was begun, perhaps: written down before it is
public record Attempt(String hash, boolean noop, Fees fees, String raw, boolean sendBegan) {
    public Attempt {
        if (hash.isEmpty() || raw.isEmpty()) {
            throw new IllegalArgumentException("an attempt must have its hash and its bytes, was '" + hash + "'");
        }
    }

    public Attempt begun() {
        return new Attempt(hash, noop, fees, raw, true);
    }
}
