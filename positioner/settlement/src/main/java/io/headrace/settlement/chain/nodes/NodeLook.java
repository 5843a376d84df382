package io.headrace.settlement.chain.nodes;

import io.headrace.settlement.chain.rpc.Block;
import io.headrace.settlement.chain.rpc.BlockTag;
import io.headrace.settlement.chain.rpc.ChainNode;
import io.headrace.settlement.chain.rpc.TxReceipt;
import io.headrace.settlement.chain.watch.ChainProfile;
import io.headrace.settlement.fact.BlockRef;
import io.headrace.settlement.fact.Effect;
import io.headrace.settlement.fact.LaneId;
import io.headrace.settlement.fact.NodeView;
import io.headrace.settlement.fact.Nonces;
import io.headrace.settlement.fact.Receipt;
import io.headrace.settlement.fact.TxFact;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Asks one node about one sender and some transactions.
///
/// @param reader what logs mean
record NodeLook(ChainProfile chain, LogReader reader) {
    /// @throws io.headrace.settlement.chain.rpc.RpcException when any part is not answered: half a view is none
    NodeView look(ChainNode node, LaneId lane, List<String> hashes) {
        long chainId = node.chainId();
        Block head = node.head();
        Block finalized = chain.finalized(node, head)
                .or(() -> node.block(new BlockTag.Number(0)))
                .orElse(head);
        Map<String, TxFact> txs = new HashMap<>();
        hashes.forEach(hash -> txs.put(hash, fact(node, hash)));
        return new NodeView(
                node.node().operator(),
                chainId,
                reference(head),
                reference(finalized),
                nonces(node, lane.sender(), finalized),
                atMostLong(head.baseFee()),
                txs);
    }

    private static Nonces nonces(ChainNode node, String sender, Block finalized) {
        return new Nonces(
                node.transactionCount(sender, new BlockTag.Number(finalized.number())),
                node.transactionCount(sender, BlockTag.LATEST),
                node.transactionCount(sender, BlockTag.PENDING));
    }

    private TxFact fact(ChainNode node, String hash) {
        Optional<TxReceipt> receipt = node.receipt(hash);
        if (receipt.isPresent()) {
            return new TxFact.Mined(receipt(receipt.get()));
        }
        return node.knows(hash) ? new TxFact.Pending() : new TxFact.Absent();
    }

    private Receipt receipt(TxReceipt told) {
        Stream<Effect> effects =
                told.succeeded() ? told.logs().stream().flatMap(log -> reader.read(log).stream()) : Stream.empty();
        return new Receipt(
                told.txHash(), new BlockRef(told.blockNumber(), told.blockHash()), told.succeeded(), effects.toList());
    }

    private static BlockRef reference(Block block) {
        return new BlockRef(block.number(), block.hash());
    }

    private static long atMostLong(BigInteger wei) {
        return wei.bitLength() < Long.SIZE ? wei.longValue() : Long.MAX_VALUE;
    }
}
