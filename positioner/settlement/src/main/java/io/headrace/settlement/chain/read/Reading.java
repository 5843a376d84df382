package io.headrace.settlement.chain.read;

import io.headrace.settlement.chain.rpc.Node;
import io.headrace.settlement.chain.rpc.RpcException;
import java.math.BigInteger;
import java.util.List;

/// What one contract answered.
///
/// @param node who told it
/// @param question which was asked
/// @param answered false when the contract reverted, or there is none
/// @param words the answer as 32-byte numbers without sign; empty when there is none
public record Reading(Node node, Question question, boolean answered, List<BigInteger> words) {
    public Reading {
        words = List.copyOf(words);
    }

    /// One number of the answer, from 0.
    ///
    /// @throws RpcException when the contract did not answer so much: never a zero
    public BigInteger number(int index) {
        if (!answered || index >= words.size()) {
            throw RpcException.malformed(
                    node, "contract " + question.target() + " does not answer " + question.calldata());
        }
        return words.get(index);
    }

    /// One number that has a sign, as two's complement.
    public BigInteger signed(int index) {
        BigInteger number = number(index);
        return number.testBit(255) ? number.subtract(BigInteger.ONE.shiftLeft(256)) : number;
    }

    public boolean flag(int index) {
        return number(index).signum() != 0;
    }

    /// The last twenty bytes of a number, as an address in small letters.
    public String address(int index) {
        return "0x"
                + String.format(java.util.Locale.ROOT, "%064x", number(index)).substring(24);
    }
}
