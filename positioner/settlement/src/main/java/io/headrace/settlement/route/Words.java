package io.headrace.settlement.route;

import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.Log;
import io.headrace.settlement.chain.vault.Abi;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The 32-byte words of logs, read strictly.
public final class Words {
    private static final int WORD = 32;
    private static final int HEX_OF_WORD = 2 * WORD;

    private Words() {}

    /// The words of a log's data; none when it is not made of words.
    public static List<BigInteger> of(Log log) {
        boolean whole = (log.data().length() - 2) % HEX_OF_WORD == 0;
        return whole ? Abi.numbers(Hex.bytes(log.data())) : List.of();
    }

    /// A number as a word, hex.
    public static String word(BigInteger number) {
        String digits = number.toString(16);
        return "0x" + "0".repeat(HEX_OF_WORD - digits.length()) + digits;
    }

    /// The bytes that are all of an event's data; empty when they are not.
    public static Optional<byte[]> bytes(Log log) {
        byte[] data = Hex.bytes(log.data());
        if (data.length < 2 * WORD) {
            return Optional.empty();
        }
        BigInteger length = Abi.number(Arrays.copyOfRange(data, WORD, 2 * WORD));
        boolean there = length.compareTo(BigInteger.valueOf(data.length - 2L * WORD)) <= 0;
        return there
                ? Optional.of(Arrays.copyOfRange(data, 2 * WORD, 2 * WORD + length.intValueExact()))
                : Optional.empty();
    }

    /// An amount among them; empty when it is not there or larger than the books count.
    public static Optional<Long> units(Log log, int index) {
        List<BigInteger> words = of(log);
        return index < words.size() && words.get(index).bitLength() < Long.SIZE
                ? Optional.of(words.get(index).longValue())
                : Optional.empty();
    }
}
