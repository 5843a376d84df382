package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Hash;

/// Calldata of a function, from Java values: hex strings of 20 bytes are addresses, of 32 bytes words; other
/// types of the library may stand among them, and lists of values of one type.
public final class Abi {
    private static final int WORD = 32;

    private Abi() {}

    /// Selector and arguments, hex.
    public static String call(String function, Object... arguments) {
        return FunctionEncoder.encode(new Function(function, types(arguments), List.of()));
    }

    /// Selector of a whole signature, such as `f((uint256)[])`, and arguments. The library cannot name the type of
    /// an empty list of structs.
    public static String callAs(String signature, Object... arguments) {
        return Hash.sha3String(signature).substring(0, 10) + FunctionEncoder.encodeConstructor(types(arguments));
    }

    /// Arguments alone, as Solidity's `abi.encode` writes them, hex.
    public static String encoded(Object... arguments) {
        return "0x" + FunctionEncoder.encodeConstructor(types(arguments));
    }

    /// Keccak-256 of bytes: 32 bytes, hex.
    public static String keccak(byte[] bytes) {
        return Hex.of(Hash.sha3(bytes));
    }

    /// The first topic of an event's logs, from its signature, such as `Paused(address)`.
    public static String topic(String signature) {
        return Hash.sha3String(signature);
    }

    /// An indexed address as a topic.
    public static String topicOf(String address) {
        return "0x" + "0".repeat(24) + Hex.address(address).substring(2);
    }

    /// The address in a word.
    ///
    /// @throws IllegalArgumentException when the word is larger than an address
    public static String address(BigInteger word) {
        if (word.bitLength() > 160) {
            throw new IllegalArgumentException("an address has 20 bytes, was " + word.toString(16));
        }
        return Hex.address("0x" + "0".repeat(40 - word.toString(16).length()) + word.toString(16));
    }

    /// A contract's bytecode with the arguments of its constructor, hex.
    public static String creation(Artifact artifact, Object... arguments) {
        return artifact.bytecode() + creationArguments(arguments);
    }

    /// What stands behind the bytecode of a contract that is made with arguments, hex without 0x.
    public static String creationArguments(Object... arguments) {
        return FunctionEncoder.encodeConstructor(types(arguments));
    }

    /// The number in one 32-byte answer.
    ///
    /// @throws IllegalArgumentException when the answer is not 32 bytes
    public static BigInteger number(byte[] answer) {
        if (answer.length != WORD) {
            throw new IllegalArgumentException("an answer of 32 bytes is wanted, was " + answer.length);
        }
        return new BigInteger(1, answer);
    }

    /// The numbers of an answer made of 32-byte words.
    public static List<BigInteger> numbers(byte[] answer) {
        if (answer.length % WORD != 0) {
            throw new IllegalArgumentException("an answer of 32-byte words is wanted, was " + answer.length);
        }
        return IntStream.range(0, answer.length / WORD)
                .mapToObj(i -> new BigInteger(1, Arrays.copyOfRange(answer, i * WORD, (i + 1) * WORD)))
                .toList();
    }

    /// Several values as one struct.
    @SuppressWarnings("rawtypes")
    public static Object tuple(Object... members) {
        List<Type> types = types(members);
        return types.stream().anyMatch(Abi::isDynamic) ? new DynamicStruct(types) : new StaticStruct(types);
    }

    private static boolean isDynamic(Object type) {
        return type instanceof DynamicBytes
                || type instanceof Utf8String
                || type instanceof DynamicArray<?>
                || type instanceof DynamicStruct;
    }

    /// Named by its first element; an empty one needs [#callAs].
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Type array(List<?> values) {
        List<Type> types = types(values.toArray());
        Class element = types.isEmpty() ? DynamicBytes.class : types.getFirst().getClass();
        return new DynamicArray(element, types);
    }

    @SuppressWarnings("rawtypes") // the library's own signature
    private static List<Type> types(Object... arguments) {
        return Arrays.stream(arguments).map(Abi::type).toList();
    }

    @SuppressWarnings("rawtypes")
    private static Type type(Object argument) {
        return switch (argument) {
            case Type already -> already;
            case BigInteger number -> new Uint256(number);
            case Long number -> new Uint256(number);
            case Integer number -> new Uint256(number);
            case Boolean flag -> new Bool(flag);
            case byte[] bytes -> new DynamicBytes(bytes);
            case List<?> list -> array(list);
            case String text when text.matches("0x[0-9a-fA-F]{40}") -> new Address(text);
            case String text when text.matches("0x[0-9a-fA-F]{64}") -> new Bytes32(Hex.bytes(text));
            case String text when !text.startsWith("0x") -> new Utf8String(text);
            default -> throw new IllegalArgumentException("no ABI type for " + argument.getClass());
        };
    }
}
