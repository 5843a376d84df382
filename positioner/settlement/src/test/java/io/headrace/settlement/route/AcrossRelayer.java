package io.headrace.settlement.route;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.headrace.settlement.chain.LocalChain;
import io.headrace.settlement.chain.key.LocalKey;
import io.headrace.settlement.chain.rpc.Hex;
import io.headrace.settlement.chain.rpc.LogQuery;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.vault.Abi;
import io.headrace.settlement.chain.vault.VaultOnChain;
import io.headrace.settlement.route.across.AcrossRoute;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A relayer of Across with money of its own, and what Across itself does after a deadline.
public record AcrossRelayer(LocalChain source, LocalChain destination, AcrossRoute.Contracts contracts) {
    public static final LocalKey KEY = LocalChain.account(9);
    private static final long MONEY = 1_000_000_000_000L;

    /// Gives it money.
    public void equip(String token) {
        destination.send(KEY, token, Abi.call("mint", KEY.address(), MONEY));
        destination.send(KEY, token, Abi.call("approve", contracts.destination(), MONEY));
    }

    /// The words of a deposit's event, the deposit's id added at the end.
    public List<BigInteger> deposit(String key) {
        String purse = Abi.topicOf(Abi.address(source.number(contracts.adapter(), "purseOf", key)));
        String event = Abi.topic("FundsDeposited(bytes32,bytes32,uint256,uint256,uint256,uint256,uint32,uint32,uint32,"
                + "bytes32,bytes32,bytes32,bytes)");
        var log = source.node()
                .logs(LogQuery.ever(contracts.source(), event, "", "", purse))
                .getFirst()
                .log();
        List<BigInteger> words = new ArrayList<>(Words.of(log));
        words.add(Hex.number(log.topics().get(2)));
        words.add(Hex.number(purse));
        return words;
    }

    /// A relayer's fill with its own money.
    public boolean fill(String key, BigInteger out) {
        List<BigInteger> deposit = deposit(key);
        Object relay = Abi.tuple(
                Words.word(deposit.getLast()),
                Words.word(deposit.get(7)),
                Words.word(deposit.get(8)),
                Words.word(deposit.get(0)),
                Words.word(deposit.get(1)),
                deposit.get(2),
                out,
                31337,
                deposit.get(deposit.size() - 2),
                deposit.get(5),
                deposit.get(6),
                new byte[0]);
        String call = Abi.callAs(
                "fillRelay((bytes32,bytes32,bytes32,bytes32,bytes32,uint256,uint256,uint256,uint256,uint32,uint32,bytes),"
                        + "uint256,bytes32)",
                relay,
                31337,
                Abi.topicOf(KEY.address()));
        return destination.send(KEY, contracts.destination(), call).succeeded();
    }

    /// The bridge's refund of an expired deposit: a root of one leaf, told by the hub and executed by
    /// anybody.
    public void refund(String key, long units) {
        String purse = Abi.address(source.number(contracts.adapter(), "purseOf", key));
        Object leaf = Abi.tuple(0, 31337, List.of(units), 0, contracts.token(), List.of(purse));
        String root = Abi.keccak(Hex.bytes(Abi.encoded(leaf)));
        TxReceipt told = source.send(
                VaultOnChain.OWNER, contracts.source(), Abi.call("relayRootBundle", root, "0x" + "00".repeat(32)));
        BigInteger bundle = Hex.number(told.logs().getFirst().topics().get(1));
        String call = Abi.callAs(
                "executeRelayerRefundLeaf(uint32,(uint256,uint256,uint256[],uint32,address,address[]),bytes32[])",
                bundle,
                leaf,
                List.of());
        TxReceipt paid = source.send(KEY, contracts.source(), call);
        assertTrue(told.succeeded() && paid.succeeded(), () -> told + " " + paid);
    }
}
