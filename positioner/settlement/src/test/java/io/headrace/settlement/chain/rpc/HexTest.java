package io.headrace.settlement.chain.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class HexTest {
    private static final String RIGHT = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"; // of EIP-55

    @Test
    void aMistypedAddressIsCaughtByItsChecksum() {
        String small = RIGHT.toLowerCase(Locale.ROOT);
        assertEquals(small, Hex.address(RIGHT));
        assertEquals(small, Hex.address(small));
        assertEquals(small, Hex.address("0x" + RIGHT.substring(2).toUpperCase(Locale.ROOT)));
        for (int at = 2; at < RIGHT.length(); at++) {
            char other = RIGHT.charAt(at) == '1' ? '2' : '1';
            String mistyped = RIGHT.substring(0, at) + other + RIGHT.substring(at + 1);
            assertThrows(IllegalArgumentException.class, () -> Hex.address(mistyped), mistyped);
        }
    }
}
