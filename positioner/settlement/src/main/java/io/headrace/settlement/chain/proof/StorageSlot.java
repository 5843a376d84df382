package io.headrace.settlement.chain.proof;

import io.headrace.settlement.chain.rpc.Hex;
import java.util.Locale;
import org.web3j.crypto.Hash;

/// Where Solidity keeps things (its documentation, "Layout of State Variables in Storage").
public final class StorageSlot {
    private StorageSlot() {}

    /// A variable of its own.
    public static String at(long position) {
        return String.format(Locale.ROOT, "0x%064x", position);
    }

    /// The entry of a mapping.
    ///
    /// @param slot where the mapping stands
    /// @param key an address or 32 bytes, hex
    public static String of(String slot, String key) {
        byte[] padded = new byte[64];
        byte[] bytes = Hex.bytes(key);
        System.arraycopy(bytes, 0, padded, 32 - bytes.length, bytes.length);
        System.arraycopy(Hex.bytes(slot), 0, padded, 32, 32);
        return Hex.of(Hash.sha3(padded));
    }
}
