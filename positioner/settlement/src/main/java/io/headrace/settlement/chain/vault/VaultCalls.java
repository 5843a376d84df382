package io.headrace.settlement.chain.vault;

import io.headrace.settlement.chain.rpc.Hex;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes32;
import org.web3j.abi.datatypes.generated.Uint208;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint48;
import org.web3j.abi.datatypes.generated.Uint8;

/// What a vault is told, as calldata.
public final class VaultCalls {
    private static final int SELECTOR = 4; // bytes before the arguments of a call
    private static final int WORD = 32;
    private static final int EPOCH = 1; // words of an order before each
    private static final int ASSET = 2;
    private static final int AMOUNT = 3;
    private static final int DESTINATION = 4;
    private static final int DEADLINE = 8;

    private static final String ORDER = "(bytes32,uint256,address,uint256,address,bytes,address,uint256,uint256,"
            + "(address,bytes,uint256,uint256)[])";

    private VaultCalls() {}

    /// Runs an order.
    ///
    /// @param signatures 65 bytes each, in ascending order of their signers
    public static String execute(VaultOrder order, List<byte[]> signatures) {
        return Abi.callAs(
                "execute(" + ORDER + ",bytes[])",
                struct(order),
                new DynamicArray<>(
                        DynamicBytes.class,
                        signatures.stream().map(DynamicBytes::new).toList()));
    }

    /// What decides whether the vault lets an order pass.
    ///
    /// @param deadline last second, Unix time
    public record Ordered(BigInteger epoch, String asset, BigInteger amount, String destination, long deadline) {}

    /// The order that a call of [#execute] carries.
    public static Ordered ordered(String execute) {
        int order = SELECTOR + word(execute, SELECTOR).intValueExact();
        return new Ordered(
                word(execute, order + EPOCH * WORD),
                Abi.address(word(execute, order + ASSET * WORD)),
                word(execute, order + AMOUNT * WORD),
                Abi.address(word(execute, order + DESTINATION * WORD)),
                word(execute, order + DEADLINE * WORD).longValueExact());
    }

    private static BigInteger word(String data, int at) {
        int from = 2 + 2 * at; // two digits a byte, after 0x
        return Abi.number(Hex.bytes("0x" + data.substring(from, from + 2 * WORD)));
    }

    public static String digestOf(VaultOrder order) {
        return Abi.callAs("digestOf(" + ORDER + ")", struct(order));
    }

    /// The bytecode that makes a vault.
    public static String creation(VaultBirth birth) {
        return Abi.creation(
                Artifact.named("Vault"),
                birth.owner(),
                birth.guardian(),
                birth.delay().toSeconds(),
                new DynamicArray<>(
                        Address.class,
                        birth.attestors().stream().map(Address::new).toList()),
                birth.threshold(),
                new DynamicArray<>(
                        StaticStruct.class,
                        birth.assets().stream().map(VaultCalls::asset).toList()),
                new DynamicArray<>(
                        StaticStruct.class,
                        birth.lanes().stream().map(VaultCalls::lane).toList()));
    }

    private static StaticStruct asset(VaultBirth.AssetLimit asset) {
        return new StaticStruct(new Address(asset.asset()), limit(asset.limit()));
    }

    static StaticStruct lane(VaultBirth.Lane lane) {
        return new StaticStruct(
                new Address(lane.asset()),
                new Address(lane.destination()),
                new Uint8(lane.kind().code()),
                limit(lane.limit()));
    }

    static StaticStruct limit(VaultBirth.Limit limit) {
        return new StaticStruct(
                new Uint208(limit.capacity()),
                new Uint48(BigInteger.valueOf(limit.window().toSeconds())));
    }

    private static DynamicStruct struct(VaultOrder order) {
        List<DynamicStruct> expectations =
                order.expectations().stream().map(VaultCalls::struct).toList();
        return new DynamicStruct(
                new Bytes32(Hex.bytes(order.id())),
                new Uint256(order.epoch()),
                new Address(order.asset()),
                new Uint256(order.amount()),
                new Address(order.destination()),
                new DynamicBytes(Hex.bytes(order.data())),
                new Address(order.received()),
                new Uint256(order.minReceived()),
                new Uint256(order.deadline()),
                new DynamicArray<>(DynamicStruct.class, expectations));
    }

    private static DynamicStruct struct(Expectation expectation) {
        return new DynamicStruct(List.<Type>of(
                new Address(expectation.target()),
                new DynamicBytes(Hex.bytes(expectation.call())),
                new Uint256(expectation.low()),
                new Uint256(expectation.high())));
    }
}
