package io.headrace.settlement.chain.rpc;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import org.web3j.crypto.Keys;

/// Numbers and bytes as Ethereum's JSON-RPC writes them, read strictly.
public final class Hex {
    private static final int MOST_DIGITS = 64;
    private static final int ADDRESS_DIGITS = 40;

    private Hex() {}

    /// A number, such as `0x1f`; at most 256 bits.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static BigInteger number(String text) {
        String digits = digits(text);
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("a number has 1 to 64 hex digits, was " + shown(text));
        }
        return new BigInteger(digits, 16);
    }

    /// A number that fits a Java long and is not negative, such as that of a block.
    ///
    /// @throws IllegalArgumentException when it is not one
    public static long count(String text) {
        BigInteger number = number(text);
        if (number.bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("a count must be below 2^63, was " + shown(text));
        }
        return number.longValue();
    }

    /// Bytes, such as `0x00ff`.
    ///
    /// @throws IllegalArgumentException when they are none
    public static byte[] bytes(String text) {
        return HexFormat.of().parseHex(digits(text));
    }

    /// 32 bytes, in small letters.
    ///
    /// @throws IllegalArgumentException when they are not
    public static String word(String text) {
        return sized(text, MOST_DIGITS);
    }

    /// An address in small letters. One that is written in letters of both sizes carries a checksum
    /// (EIP-55), which must be right: a mistyped one would be paid for ever.
    ///
    /// @throws IllegalArgumentException when it is none
    public static String address(String text) {
        String small = sized(text, ADDRESS_DIGITS);
        String digits = text.substring(2);
        boolean checked =
                !digits.equals(digits.toLowerCase(Locale.ROOT)) && !digits.equals(digits.toUpperCase(Locale.ROOT));
        if (checked && !Keys.toChecksumAddress(small).substring(2).equals(digits)) {
            throw new IllegalArgumentException("the checksum of the address is not right, was " + shown(text));
        }
        return small;
    }

    public static String of(long number) {
        return "0x" + Long.toHexString(number);
    }

    public static String of(BigInteger number) {
        return "0x" + number.toString(16);
    }

    public static String of(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }

    private static String sized(String text, int length) {
        String digits = digits(text);
        if (digits.length() != length) {
            throw new IllegalArgumentException(length + " hex digits are wanted, was " + shown(text));
        }
        return "0x" + digits;
    }

    private static String digits(String text) {
        if (!text.startsWith("0x")) {
            throw new IllegalArgumentException("hex begins with 0x, was " + shown(text));
        }
        for (int i = 2; i < text.length(); i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                throw new IllegalArgumentException("hex has digits 0 to f, was " + shown(text));
            }
        }
        return text.substring(2).toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        return RpcException.printable(text.length() <= 80 ? text : text.substring(0, 80) + "…");
    }
}
