package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Hash;

/// Calldata of a function, from Java values: hex strings of 20 bytes are addresses, of 32 bytes words; other
/// types of the library may stand among them.
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
            case String text when text.matches("0x[0-9a-fA-F]{40}") -> new Address(text);
            case String text when text.matches("0x[0-9a-fA-F]{64}") -> new Bytes32(Hex.bytes(text));
            case String text when !text.startsWith("0x") -> new Utf8String(text);
            default -> throw new IllegalArgumentException("no ABI type for " + argument.getClass());
        };
    }
}
