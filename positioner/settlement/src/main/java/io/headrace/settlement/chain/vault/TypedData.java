package io.headrace.settlement.chain.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.web3j.crypto.StructuredDataEncoder;

/// EIP-712 digests of typed data as wallets take them.
public final class TypedData {
    private TypedData() {}

    /// @param json types, primary type, domain and message
    /// @return 32 bytes
    public static byte[] digest(String json) {
        try {
            return new StructuredDataEncoder(json).hashStructuredData();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
