package io.headrace.settlement.attest.door;

import java.math.BigInteger;

/// A move as a door is asked to carry it.
///
/// @param id the transfer's, 32 bytes, hex
/// @param units base units that leave, positive
/// @param kept most of them that may be kept on the way
public record Payment(String id, long units, long kept) {
    public Payment {
        if (units <= 0 || kept < 0 || kept > units) {
            throw new IllegalArgumentException(
                    "a payment moves something and keeps 0 to all of it, was " + units + ", " + kept);
        }
    }

    BigInteger amount() {
        return BigInteger.valueOf(units);
    }

    /// Least that must arrive, at least 1.
    BigInteger least() {
        return BigInteger.valueOf(Math.max(1, units - kept));
    }
}
