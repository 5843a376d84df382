package io.headrace.settlement.chain.key;

/// Signs digests with the key of one address.
public interface DigestSigner {
    /// In small letters.
    String address();

    /// @param digest 32 bytes
    /// @return r, s and v (27 or 28), 65 bytes, as contracts recover them
    byte[] sign(byte[] digest);
}
