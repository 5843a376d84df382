package io.headrace.settlement.attest.door;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;

/// What an immutable value of an adapter must be, least and most.
///
/// @param name of the variable in the adapter's source
/// @param otherwise what is wrong when it is not
record Wanted(String name, BigInteger low, BigInteger high, String otherwise) {
    static Wanted address(String name, String address, String otherwise) {
        BigInteger number = Hex.number(Hex.address(address));
        return new Wanted(name, number, number, otherwise);
    }

    static Wanted number(String name, long number, String otherwise) {
        return new Wanted(name, BigInteger.valueOf(number), BigInteger.valueOf(number), otherwise);
    }

    static Wanted atMost(String name, long most, String otherwise) {
        return new Wanted(name, BigInteger.ZERO, BigInteger.valueOf(most), otherwise);
    }

    boolean holds(BigInteger value) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }
}
